package dev.steward.decisions.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.TenantId;
import dev.steward.decisions.constitutions.Constitutions;
import dev.steward.ports.embeddings.EmbedderUnavailable;
import dev.steward.ports.embeddings.Embedding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackfillTest {
  private static final DirectTransactions TRANSACTIONS = GovernanceDatabase.embedded();
  private static final Vocabulary FINANCE =
      (_, _, policy) ->
          policy.equals("finance-constitution@1.0.0")
              ? Optional.of(Constitutions.shipped(policy).facts())
              : Optional.empty();

  private final TenantId tenant = MemoryContract.shelf("finance", MemoryContract.MODEL).tenant();
  private final Ledger ledger = new Ledger(TRANSACTIONS, tenant);
  private final CountingWords embedder = new CountingWords();
  private final EmbeddingRows rows = new EmbeddingRows();
  private final Memory memory =
      new Memory(TRANSACTIONS, rows, new Scan(rows, new Scan.Settings(1_000, 16)), new Index());
  private final Backfill backfill = new Backfill(TRANSACTIONS, memory, embedder, FINANCE);

  private void decisions(int count) {
    for (int i = 0; i < count; i++) {
      ledger.approved("d" + (100 + i), "ada", "2026-03-10T12:00:00Z", 1_000 + i);
    }
  }

  @Test
  void embedsTheLastThatHaveNone() {
    decisions(120);
    assertThat(backfill.run(tenant, "finance", 70)).isEqualTo(new Backfilled(70, 0, 70, 0));
    assertThat(backfill.run(tenant, "finance", 1_000)).isEqualTo(new Backfilled(120, 70, 50, 0));
    assertThat(embedder.asked).isEqualTo(120);
  }

  @Test
  void whatItEmbeddedIsFound() {
    decisions(20);
    backfill.run(tenant, "finance", 100);
    Shelf shelf = new Shelf(tenant, Kind.DECISION, "finance", embedder.model());
    Embedding to = embedder.embed(List.of("amount: 1007\njob: fixed")).getFirst();
    assertThat(memory.nearest(shelf, to, 1)).containsExactly(new Neighbour("d107", 1));
  }

  @Test
  void brokenOffItGoesOnWhereItWas() {
    decisions(60);
    backfill.run(tenant, "finance", 50);
    embedder.broken = true;
    assertThatThrownBy(() -> backfill.run(tenant, "finance", 60))
        .isInstanceOf(EmbedderUnavailable.class);
    embedder.broken = false;
    assertThat(backfill.run(tenant, "finance", 60)).isEqualTo(new Backfilled(60, 50, 10, 0));
  }

  @Test
  void aTextThatIsRefusedKeepsNoOtherFromBeingEmbedded() {
    decisions(5);
    ledger.approved("unlucky", "bo", "2026-03-10T12:00:00Z", 13);
    assertThat(backfill.run(tenant, "finance", 100)).isEqualTo(new Backfilled(6, 0, 5, 1));
  }

  @Test
  void aDecisionByAPolicyNobodyKnowsIsSkipped() {
    decisions(2);
    Backfill ignorant = new Backfill(TRANSACTIONS, memory, embedder, (_, _, _) -> Optional.empty());
    assertThat(ignorant.run(tenant, "finance", 100)).isEqualTo(new Backfilled(2, 0, 0, 2));
  }

  @Test
  void whereNothingWasDecidedThereIsNothingToDo() {
    assertThat(backfill.run(tenant, "finance", 100)).isEqualTo(Backfilled.NOTHING);
  }
}
