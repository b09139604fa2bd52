package dev.steward.journal;

import static dev.steward.journal.JournalDatabase.STREAM;
import static dev.steward.journal.JournalDatabase.entries;
import static dev.steward.journal.JournalDatabase.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.database.DatabaseFailure;
import dev.steward.database.Statements;
import dev.steward.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PostgresJournalTest {
  private final JournalDatabase db = new JournalDatabase();
  private final TenantId tenant = JournalDatabase.newTenant();

  @Test
  void numbersEntriesFromOneAndReturnsTheLast() {
    assertThat(db.append(tenant, STREAM, entries(3))).isEqualTo(3);
    assertThat(db.append(tenant, STREAM, entries(2))).isEqualTo(5);
    assertThat(db.tail(tenant)).extracting(Entry::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void keepsEveryStreamAChainOfItsOwn() {
    db.append(tenant, STREAM, entries(3));
    assertThat(db.append(tenant, "flags", entries(2))).isEqualTo(2);
  }

  @Test
  void storesTheBytesThatAreHashed() {
    db.append(tenant, STREAM, entries(3));
    byte[] prev = ChainHash.start();
    for (Entry entry : db.tail(tenant)) {
      byte[] hash =
          new ChainHash().of(prev, entry.seq(), entry.body().getBytes(StandardCharsets.UTF_8));
      assertThat(entry.prevHash()).isEqualTo(HexFormat.of().formatHex(prev));
      assertThat(entry.hash()).isEqualTo(HexFormat.of().formatHex(hash));
      prev = hash;
    }
  }

  @Test
  void writesABodyThatLeavesOutWhatDoesNotApply() {
    db.append(
        tenant,
        new NewEntry(
            "evt_body",
            "run.admitted",
            Instant.parse("2026-03-01T10:00:00.123456789Z"),
            new Facts("alice", "run_1", null, "s", null, null, null),
            Json.object().put("é\n", 1.0)));
    assertThat(db.tail(tenant).getFirst().body())
        .isEqualTo(
            "{\"at\":\"2026-03-01T10:00:00.123456Z\",\"data\":{\"é\\n\":1},\"id\":\"evt_body\","
                + "\"principal\":\"alice\",\"run\":\"run_1\",\"session\":\"s\",\"stream\":\"runs\","
                + "\"tenant\":\""
                + tenant
                + "\",\"type\":\"run.admitted\",\"v\":1}");
  }

  @Test
  void aStretchHasTheEntriesOfSomeTypesAndSaysHowFarItGoes() {
    db.append(tenant, entry("run.held"), entry("approval.opened"), entry("run.refused"));
    db.append(tenant, entry("approval.expired"), entry("run.refused"));

    Stretch first = stretch(0, 3, "approval.opened", "approval.expired");
    Stretch rest = stretch(first.end(), 100, "approval.opened", "approval.expired");

    assertThat(first.entries()).extracting(Entry::seq).containsExactly(2L);
    assertThat(first.end()).isEqualTo(3);
    assertThat(rest.entries()).extracting(Entry::type).containsExactly("approval.expired");
    assertThat(rest.end()).isEqualTo(5);
    assertThat(stretch(5, 100, "approval.opened")).isEqualTo(new Stretch(List.of(), 5));
  }

  private Stretch stretch(long after, int window, String... types) {
    return db.transactions.read(
        tenant, tx -> db.journal.stretch(tx, tenant, STREAM, after, window, List.of(types)));
  }

  @Test
  void givesBackWhatWasAppended() {
    NewEntry entry = entry("run.admitted");
    db.append(tenant, entry);
    assertThat(db.tail(tenant).getFirst())
        .extracting(Entry::tenant, Entry::stream, Entry::eventId, Entry::type, Entry::at)
        .containsExactly(tenant, STREAM, entry.eventId(), entry.type(), entry.at());
  }

  @Test
  void tailsFromWhereOneStoppedAndNoFurtherThanAsked() {
    db.append(tenant, STREAM, entries(10));
    List<Entry> page =
        db.transactions.read(tenant, tx -> db.journal.tail(tx, tenant, STREAM, 4, 3));
    assertThat(page).extracting(Entry::seq).containsExactly(5L, 6L, 7L);
  }

  @Test
  void findsTheEntriesOfARun() {
    NewEntry other =
        new NewEntry(
            entry("x").eventId(),
            "run.admitted",
            Instant.EPOCH,
            new Facts("bob", "run_2", null, null, null, null, null),
            Json.object());
    db.append(tenant, entry("run.admitted"), other, entry("run.succeeded"));
    List<Entry> run =
        db.transactions.read(tenant, tx -> db.journal.ofRun(tx, tenant, STREAM, "run_1", 1, 10));
    assertThat(run).extracting(Entry::type).containsExactly("run.succeeded");
  }

  @Test
  void findsAnEventWhoseCommitWasNeverAnswered() {
    NewEntry entry = entry("run.admitted");
    db.append(tenant, entry);
    assertThat(db.find(tenant, entry.eventId()))
        .hasValueSatisfying(found -> assertThat(found.seq()).isEqualTo(1));
    assertThat(db.find(tenant, "evt_none")).isEmpty();
  }

  @Test
  void anEventOfNoRunIsKept() {
    NewEntry noRun =
        new NewEntry(
            entry("x").eventId(),
            "flag.set",
            Instant.EPOCH,
            new Facts("bob", null, null, null, null, null, null),
            Json.object());
    db.append(tenant, noRun);
    assertThat(db.tail(tenant)).hasSize(1);
  }

  @Test
  void aRollbackLeavesNoGap() {
    db.append(tenant, STREAM, entries(2));
    assertThatThrownBy(
            () ->
                db.transactions.write(
                    tenant,
                    tx -> {
                      db.journal.append(tx, tenant, STREAM, entries(5));
                      throw new Fault(ProblemType.CONFLICT, "not today");
                    }))
        .isInstanceOf(Fault.class);
    assertThat(db.append(tenant, STREAM, entries(1))).isEqualTo(3);
  }

  @Test
  void aRolledBackFirstAppendLeavesNoHead() {
    assertThatThrownBy(
            () ->
                db.transactions.write(
                    tenant,
                    tx -> {
                      db.journal.append(tx, tenant, STREAM, entries(5));
                      throw new Fault(ProblemType.CONFLICT, "not today");
                    }))
        .isInstanceOf(Fault.class);
    assertThat(db.verifier.verify(tenant)).isEqualTo(new Verification.Intact(List.of()));
  }

  @Test
  void twoAppendsOfOneTransactionChain() {
    long last =
        db.transactions.write(
            tenant,
            tx -> {
              db.journal.append(tx, tenant, STREAM, entries(2));
              return db.journal.append(tx, tenant, STREAM, entries(2));
            });
    assertThat(last).isEqualTo(4);
    assertThat(db.verifier.verify(tenant)).isInstanceOf(Verification.Intact.class);
  }

  @Test
  void takesLargeBatchesAndLargeBodies() {
    NewEntry large = entry("run.admitted", Json.object().put("text", "ü".repeat(32_000)));
    db.append(tenant, large);
    assertThat(db.append(tenant, STREAM, entries(2_000))).isEqualTo(2_001);
    assertThat(db.verifier.verify(tenant)).isInstanceOf(Verification.Intact.class);
  }

  @Test
  void refusesABodyOfMoreThan64KibBeforeTheDatabaseIsAsked() {
    for (int size : new int[] {65_536, 200_000, 1_000_000}) {
      NewEntry large = entry("run.admitted", Json.object().put("text", "x".repeat(size)));
      assertThatThrownBy(() -> db.append(tenant, entry("run.held"), large))
          .isInstanceOf(EntryTooLarge.class)
          .hasMessageContaining("at most 65536 bytes")
          .hasNoCause();
    }
    assertThat(db.tail(tenant)).isEmpty();
  }

  @Test
  void aReusedEventIdAmongStatementsIsAUniqueViolation() {
    NewEntry entry = entry("run.admitted");
    db.append(tenant, entry);
    Statements statements = new Statements();
    db.journal.append(statements, tenant, STREAM, List.of(entry));
    assertThatThrownBy(() -> db.transactions.write(tenant, statements))
        .isInstanceOfSatisfying(
            DatabaseFailure.class, it -> assertThat(it.sqlState()).isEqualTo("23505"));
    assertThat(db.tail(tenant)).hasSize(1);
  }

  @Test
  void refusesAnEventIdThatIsInTheJournal() {
    NewEntry entry = entry("run.admitted");
    db.append(tenant, entry);
    assertThatThrownBy(() -> db.append(tenant, entry))
        .isInstanceOf(EventIdReused.class)
        .hasMessageContaining(entry.eventId());
    assertThat(db.tail(tenant)).hasSize(1);
  }

  @Test
  void refusesAnEventIdThatStandsInAnotherStream() {
    NewEntry entry = entry("run.admitted");
    db.append(tenant, entry);
    assertThatThrownBy(() -> db.append(tenant, "flags", List.of(entry)))
        .isInstanceOf(EventIdReused.class);
  }

  @Test
  void refusesTwinsInOneAppendBeforeTheDatabaseIsAsked() {
    NewEntry entry = entry("run.admitted");
    assertThatThrownBy(() -> db.append(tenant, entry, entry("run.held"), entry))
        .isInstanceOf(EventIdReused.class)
        .hasMessageContaining(entry.eventId())
        .hasNoCause();
  }

  @Test
  void twoTenantsMayUseTheSameEventId() {
    NewEntry entry = entry("run.admitted");
    db.append(tenant, entry);
    assertThat(db.append(JournalDatabase.newTenant(), entry)).isEqualTo(1);
  }

  @Test
  void refusesToAppendNothing() {
    assertThatThrownBy(() -> db.append(tenant)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesStreamsWithOtherNames() {
    for (String name : List.of("", "Runs", "1st", "a b", "runs\n", "r'", "a".repeat(65))) {
      assertThatThrownBy(() -> db.append(tenant, name, entries(1)))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a stream is called");
    }
    assertThat(db.append(tenant, "a".repeat(64), entries(1))).isEqualTo(1);
  }

  @Test
  void aGapInTheNumbersIsNeverSeen() {
    for (int size : List.of(1, 12, 7, 100)) {
      db.append(tenant, STREAM, entries(size));
    }
    assertThat(db.tail(tenant))
        .extracting(Entry::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 120).boxed().toList());
  }

  @Test
  void insertsABatchAtOnce() {
    long inserts =
        db.transactions.write(
            tenant,
            tx -> {
              db.journal.append(tx, tenant, STREAM, entries(12));
              // Row-level security hides other tenants' entries, so this counts ours alone.
              try (Statement statement = tx.createStatement();
                  ResultSet row =
                      statement.executeQuery(
                          "SELECT count(DISTINCT cmin::text) FROM control.journal_entry")) {
                row.next();
                return row.getLong(1);
              }
            });
    assertThat(inserts).isEqualTo(1);
  }
}
