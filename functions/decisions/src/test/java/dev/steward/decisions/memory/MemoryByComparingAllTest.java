package dev.steward.decisions.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.Deployment;
import dev.steward.ports.embeddings.Embedding;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a Postgres without pgvector. */
class MemoryByComparingAllTest implements MemoryContract {
  private static final DirectTransactions TRANSACTIONS = GovernanceDatabase.embedded();
  private static final EmbeddingRows ROWS = new EmbeddingRows();
  private static final LocalDate DAY = LocalDate.parse("2026-03-10");
  private static final Memory MEMORY = memory(100_000, 256);

  private static Memory memory(int most, int megabytes) {
    return new Memory(
        TRANSACTIONS, ROWS, new Scan(ROWS, new Scan.Settings(most, megabytes)), new Index());
  }

  @Override
  public TenantTransactions transactions() {
    return TRANSACTIONS;
  }

  @Override
  public Memory memory() {
    return MEMORY;
  }

  @Test
  void thereIsNoIndexHere() {
    assertThat(
            TRANSACTIONS.<Boolean>read(
                new TenantId("any"), tx -> new Index().serves(tx, MemoryContract.MODEL)))
        .isFalse();
  }

  @Test
  void theApplicationPutsItTogether(@TempDir Path folder) {
    Shelf shelf = MemoryContract.shelf("finance", MODEL);
    Embedding here = MemoryContract.somewhere(new SplittableRandom(20), 384);
    try (ApplicationContext application =
        ApplicationContext.run(Deployment.in(folder).properties())) {
      Memory memory = application.getBean(Memory.class);
      memory.remember(shelf, List.of(new Memorable("it", AT, here)));
      assertThat(memory.nearest(shelf, here, 10)).containsExactly(new Neighbour("it", 1));
      assertThat(application.getBean(Aggregator.class).run(shelf.tenant(), DAY).entities())
          .isZero();
      assertThat(application.getBean(Distiller.class).run(shelf.tenant(), DAY)).isEmpty();
      assertThat(application.findBean(Backfill.class)).isEmpty();
    }
  }

  @Test
  void ofTooManyTheLatestAreCompared() {
    Memory small = memory(100, 256);
    Shelf shelf = MemoryContract.shelf("finance", MODEL);
    SplittableRandom random = new SplittableRandom(21);
    List<Memorable> things = MemoryContract.things(random, 130, 384);
    small.remember(shelf, things);
    Embedding to = things.getFirst().embedding();
    assertThat(MemoryContract.refs(small.nearest(shelf, to, 5)))
        .isEqualTo(MemoryContract.nearest(things.subList(30, 130), to, 5));
  }

  @Test
  void aShelfThatHadToMakeRoomIsReadAgain() {
    Memory cramped = memory(100_000, 1);
    SplittableRandom random = new SplittableRandom(22);
    List<Memorable> things = MemoryContract.things(random, 40, 384);
    Embedding to = MemoryContract.somewhere(random, 384);
    List<Shelf> shelves =
        List.of(
            MemoryContract.shelf("a", MODEL),
            MemoryContract.shelf("b", MODEL),
            MemoryContract.shelf("c", MODEL));
    for (Shelf shelf : shelves) {
      cramped.remember(shelf, things);
    }
    for (int round = 0; round < 2; round++) {
      for (Shelf shelf : shelves) {
        assertThat(MemoryContract.refs(cramped.nearest(shelf, to, 10)))
            .isEqualTo(MemoryContract.nearest(things, to, 10));
      }
    }
  }
}
