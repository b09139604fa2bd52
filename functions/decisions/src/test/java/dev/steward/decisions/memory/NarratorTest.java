package dev.steward.decisions.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TenantId;
import dev.steward.ports.models.Reply;
import dev.steward.ports.models.TextModel;
import dev.steward.ports.models.Tokens;
import dev.steward.redaction.Redactor;
import dev.steward.redaction.TokenKeys;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NarratorTest {
  private static final DirectTransactions TRANSACTIONS = GovernanceDatabase.embedded();
  private static final LocalDate DAY = LocalDate.parse("2026-03-10");
  private static final TokenKeys KEYS = _ -> new byte[32];
  private static final Reply QUIET =
      new Reply.Answered("A quiet day.\u202e\nNothing\tstands out.", "saying-1", new Tokens(9, 9));

  private final TenantId tenant = MemoryContract.shelf("finance", MemoryContract.MODEL).tenant();
  private final Ledger ledger = new Ledger(TRANSACTIONS, tenant);

  @BeforeEach
  void oneDecision() {
    ledger.approved("one", "ada", "2026-03-10T12:00:00Z", 40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"refused", "unavailable"})
  void aModelThatFailsLosesNothing(String how) {
    Reply reply =
        how.equals("refused")
            ? new Reply.Refused("blocked", "saying-1", Tokens.NONE)
            : new Reply.Unavailable("blocked");
    Knowledge knowledge = distil();

    assertThat(narrator(new SayingModel(reply), KEYS).tell(tenant, knowledge))
        .contains(new Narrator.Told.Nothing("blocked", Tokens.NONE));
    assertThat(stored("summary")).isEqualTo(knowledge.summary());
    assertThat(stored("narrative")).isNull();
  }

  @Test
  void whatCannotBeRedactedIsNotSent() {
    SayingModel model = new SayingModel(QUIET);
    TokenKeys none =
        _ -> {
          throw new IllegalStateException("no secret");
        };

    assertThat(narrator(model, none).tell(tenant, distil()))
        .contains(new Narrator.Told.Nothing("the summary cannot be redacted", Tokens.NONE));
    assertThat(model.asked).isEmpty();
  }

  @Test
  void withoutAModelThereIsNothingToTell() {
    Narrator alone =
        new Narrator(Optional.empty(), new Redactor(KEYS), new NarrativeRows(), TRANSACTIONS);

    assertThat(alone.tell(tenant, distil())).isEmpty();
  }

  @Test
  void whatItTellsIsKeptBesideTheSummaryAndNotAskedForAgain() {
    SayingModel model = new SayingModel(QUIET);
    Knowledge knowledge = distil();
    String told = "A quiet day. Nothing stands out.";

    assertThat(narrator(model, KEYS).tell(tenant, knowledge))
        .contains(new Narrator.Told.Narrative(told, new Tokens(9, 9)));
    assertThat(narrator(model, KEYS).tell(tenant, distil()))
        .contains(new Narrator.Told.Narrative(told, Tokens.NONE));

    assertThat(model.asked).hasSize(1);
    assertThat(model.asked.getFirst().content()).contains("money approved: 40");
    assertThat(stored("narrated_by")).isEqualTo("saying-1");
    assertThat(stored("summary")).isEqualTo(knowledge.summary());
  }

  @Test
  void otherNumbersAreToldAnew() {
    SayingModel model = new SayingModel(QUIET);
    narrator(model, KEYS).tell(tenant, distil());
    ledger.approved("two", "bo", "2026-03-10T13:00:00Z", 2);

    Knowledge changed = distil();

    assertThat(stored("narrative")).isNull();
    narrator(model, KEYS).tell(tenant, changed);
    assertThat(model.asked).hasSize(2);
  }

  private Knowledge distil() {
    Memory memory =
        new Memory(
            TRANSACTIONS,
            new EmbeddingRows(),
            new Scan(new EmbeddingRows(), new Scan.Settings(1_000, 16)),
            new Index());
    return new Distiller(TRANSACTIONS, memory, Optional.empty()).run(tenant, DAY).getFirst();
  }

  private static Narrator narrator(TextModel model, TokenKeys keys) {
    return new Narrator(Optional.of(model), new Redactor(keys), new NarrativeRows(), TRANSACTIONS);
  }

  private String stored(String column) {
    return TRANSACTIONS.read(
        tenant,
        tx -> {
          try (PreparedStatement select =
              tx.prepareStatement(
                  "SELECT to_jsonb(k) ->> ? FROM governance.knowledge_snapshot k"
                      + " WHERE tenant_id = ?")) {
            select.setString(1, column);
            select.setString(2, tenant.value());
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getString(1);
            }
          }
        });
  }
}
