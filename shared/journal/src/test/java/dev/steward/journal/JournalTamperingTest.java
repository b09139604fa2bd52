package dev.steward.journal;

import static dev.steward.journal.JournalDatabase.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TenantId;
import dev.steward.journal.Verification.Broken;
import dev.steward.journal.Verification.Intact;
import dev.steward.testkit.SeededRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever is appended verifies; whatever is then done to it by hand is found, and where. */
class JournalTamperingTest {
  /** Each damages the entry named by the placeholders: tenant, sequence number, a number. */
  private static final List<String> DAMAGES =
      List.of(
          "DELETE FROM control.journal_entry WHERE tenant_id = '%1$s' AND seq = %2$d",
          """
          UPDATE control.journal_entry
          SET body = overlay(body PLACING chr(ascii(substr(body, n, 1)) # 1) FROM n FOR 1)
          FROM (SELECT 1 + %3$d %% length(body) AS n FROM control.journal_entry
            WHERE tenant_id = '%1$s' AND seq = %2$d) AS place
          WHERE tenant_id = '%1$s' AND seq = %2$d
          """,
          """
          UPDATE control.journal_entry SET hash = set_bit(hash, %3$d %% 256,
            1 - get_bit(hash, %3$d %% 256))
          WHERE tenant_id = '%1$s' AND seq = %2$d
          """,
          """
          UPDATE control.journal_entry SET prev_hash = set_bit(prev_hash, %3$d %% 256,
            1 - get_bit(prev_hash, %3$d %% 256))
          WHERE tenant_id = '%1$s' AND seq = %2$d
          """,
          """
          UPDATE control.journal_entry SET at = at - %3$d * interval '1 microsecond'
          WHERE tenant_id = '%1$s' AND seq = %2$d
          """,
          """
          UPDATE control.journal_entry SET type = type || 's'
          WHERE tenant_id = '%1$s' AND seq = %2$d
          """,
          """
          UPDATE control.journal_entry SET event_id = event_id || %3$d
          WHERE tenant_id = '%1$s' AND seq = %2$d
          """,
          """
          UPDATE control.journal_entry
          SET run_id = CASE WHEN run_id IS NULL THEN 'run_x' END
          WHERE tenant_id = '%1$s' AND seq = %2$d
          """,
          """
          UPDATE control.journal_entry SET seq = seq + 1000000
          WHERE tenant_id = '%1$s' AND seq = %2$d
          """);

  private final JournalDatabase db = new JournalDatabase();

  @Test
  void anythingAppendedVerifies() {
    SeededRandom.forAll(
        100,
        random -> {
          TenantId tenant = JournalDatabase.newTenant();
          long last = append(random, tenant);
          assertThat(db.verifier.verify(tenant))
              .isInstanceOfSatisfying(
                  Intact.class, intact -> assertThat(intact.entries()).isEqualTo(last));
        });
  }

  @Test
  void anyDamageIsFoundWhereItWasDone() {
    SeededRandom.forAll(
        100,
        random -> {
          TenantId tenant = JournalDatabase.newTenant();
          int seq = random.between(1, (int) append(random, tenant));
          int number = random.between(1, 100_000);
          String damage = random.pick(DAMAGES).formatted(tenant, seq, number);
          assertThat(JournalDatabase.tamper(damage)).isEqualTo(1);
          assertThat(db.verifier.verify(tenant))
              .as(damage)
              .isInstanceOfSatisfying(
                  Broken.class, broken -> assertThat(broken.seq()).isEqualTo(seq));
        });
  }

  private long append(SeededRandom random, TenantId tenant) {
    long last = 0;
    for (int batch = random.between(1, 3); batch > 0; batch--) {
      List<NewEntry> entries =
          IntStream.range(0, random.between(1, 12)).mapToObj(_ -> entry(random)).toList();
      last = db.append(tenant, STREAM, entries);
    }
    return last;
  }

  private static NewEntry entry(SeededRandom random) {
    return new NewEntry(
        JournalDatabase.entry("x").eventId(),
        random.pick(List.of("run.admitted", "gate.passed", "x")),
        Instant.ofEpochSecond(random.between(0, 2_000_000_000), random.between(0, 999_999_999)),
        new Facts(
            random.text(20),
            random.chance(0.5) ? random.text(20) : null,
            random.chance(0.5) ? random.text(20) : null,
            null,
            null,
            random.chance(0.5) ? random.text(20) : null,
            null),
        random.json(4));
  }
}
