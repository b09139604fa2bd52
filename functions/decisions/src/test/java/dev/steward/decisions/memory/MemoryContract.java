package dev.steward.decisions.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.ports.embeddings.Embedding;
import dev.steward.ports.embeddings.EmbeddingModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found again, with pgvector and without: the same, in the same order. */
interface MemoryContract {
  EmbeddingModel MODEL = new EmbeddingModel("test", 384);
  Instant AT = Instant.parse("2026-03-01T09:00:00Z");
  AtomicInteger TENANTS = new AtomicInteger();

  TenantTransactions transactions();

  Memory memory();

  /** 64 dimensions have no index. */
  @ParameterizedTest
  @ValueSource(ints = {64, 384, 768})
  default void theNearestAreThoseThatComparingAllFinds(int dimensions) {
    Shelf shelf = shelf("finance", new EmbeddingModel("test", dimensions));
    SplittableRandom random = new SplittableRandom(7);
    List<Memorable> things = things(random, 400, dimensions);
    memory().remember(shelf, things);
    for (int i = 0; i < 5; i++) {
      Embedding to = somewhere(random, dimensions);
      assertThat(refs(memory().nearest(shelf, to, 10))).isEqualTo(nearest(things, to, 10));
    }
  }

  @Test
  default void equalsComeInTheOrderOfTheirNames() {
    Shelf shelf = shelf("finance", MODEL);
    SplittableRandom random = new SplittableRandom(8);
    Embedding same = somewhere(random, 384);
    List<Memorable> things = new ArrayList<>(things(random, 50, 384));
    for (int i = 30; i >= 10; i--) {
      things.add(new Memorable("same-" + i, AT, same));
    }
    memory().remember(shelf, things);
    assertThat(refs(memory().nearest(shelf, same, 3)))
        .containsExactly("same-10", "same-11", "same-12");
    assertThat(memory().nearest(shelf, same, 1).getFirst().similarity()).isEqualTo(1.0);
  }

  @Test
  default void onlyTheSameShelfIsSearched() {
    Shelf shelf = shelf("finance", MODEL);
    Embedding here = somewhere(new SplittableRandom(9), 384);
    List<Shelf> others =
        List.of(
            new Shelf(shelf.tenant(), Kind.DECISION, "hr", MODEL),
            new Shelf(shelf.tenant(), Kind.SNAPSHOT, "finance", MODEL),
            new Shelf(shelf.tenant(), Kind.DECISION, "finance", new EmbeddingModel("other", 384)),
            shelf("finance", MODEL));
    int count = 0;
    for (Shelf other : others) {
      memory().remember(other, List.of(new Memorable("other-" + count++, AT, here)));
    }
    assertThat(memory().nearest(shelf, here, 10)).isEmpty();
    memory().remember(shelf, List.of(new Memorable("mine", AT, here)));
    assertThat(refs(memory().nearest(shelf, here, 10))).containsExactly("mine");
  }

  @Test
  default void aTransactionOfAnotherTenantFindsNothing() {
    Shelf shelf = shelf("finance", MODEL);
    Embedding here = somewhere(new SplittableRandom(10), 384);
    memory().remember(shelf, List.of(new Memorable("secret", AT, here)));
    TenantId other = shelf("finance", MODEL).tenant();
    for (int i = 0; i < 2; i++) {
      List<Neighbour> theirs =
          transactions().read(other, tx -> memory().nearest(tx, shelf, here, 10));
      assertThat(theirs).isEmpty();
      assertThat(refs(memory().nearest(shelf, here, 10))).containsExactly("secret");
    }
    assertThatThrownBy(
            () ->
                transactions()
                    .write(
                        other,
                        tx -> {
                          memory().remember(tx, shelf, List.of(new Memorable("x", AT, here)));
                          return "";
                        }))
        .hasMessageContaining("row-level security");
  }

  @Test
  default void whatComesLaterIsFoundToo() {
    Shelf shelf = shelf("finance", MODEL);
    SplittableRandom random = new SplittableRandom(11);
    List<Memorable> things = things(random, 60, 384);
    Embedding to = somewhere(random, 384);
    for (int i = 0; i < 60; i += 20) {
      memory().remember(shelf, things.subList(i, i + 20));
      assertThat(refs(memory().nearest(shelf, to, 10)))
          .isEqualTo(nearest(things.subList(0, i + 20), to, 10));
    }
  }

  @Test
  default void whatIsRememberedAnewIsWhereItIsNow() {
    Shelf shelf = shelf("finance", MODEL);
    SplittableRandom random = new SplittableRandom(12);
    Embedding before = somewhere(random, 384);
    Embedding after = somewhere(random, 384);
    memory().remember(shelf, List.of(new Memorable("it", AT, before)));
    memory().nearest(shelf, before, 10);
    memory().remember(shelf, List.of(new Memorable("it", AT, after)));
    assertThat(memory().nearest(shelf, after, 10)).containsExactly(new Neighbour("it", 1));
  }

  @Test
  default void whatIsNotCommittedIsNotRemembered() {
    Shelf shelf = shelf("finance", MODEL);
    Embedding here = somewhere(new SplittableRandom(13), 384);
    assertThatThrownBy(
            () ->
                transactions()
                    .write(
                        shelf.tenant(),
                        tx -> {
                          memory().remember(tx, shelf, List.of(new Memorable("it", AT, here)));
                          assertThat(memory().nearest(tx, shelf, here, 10)).isEmpty();
                          throw new IllegalArgumentException("on purpose");
                        }))
        .hasMessage("on purpose");
    assertThat(memory().nearest(shelf, here, 10)).isEmpty();
  }

  @Test
  default void refusesWhatDoesNotFit() {
    Shelf shelf = shelf("finance", MODEL);
    Embedding small = somewhere(new SplittableRandom(14), 64);
    Embedding right = somewhere(new SplittableRandom(14), 384);
    assertThatThrownBy(() -> memory().nearest(shelf, small, 10)).hasMessageContaining("64");
    assertThatThrownBy(() -> memory().remember(shelf, List.of(new Memorable("x", AT, small))))
        .hasMessageContaining("64");
    for (int limit : new int[] {0, -1, 101}) {
      assertThatThrownBy(() -> memory().nearest(shelf, right, limit))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** A tenant of each test's own. */
  static Shelf shelf(String domain, EmbeddingModel model) {
    TenantId tenant = new TenantId("memory-" + TENANTS.incrementAndGet());
    return new Shelf(tenant, Kind.DECISION, domain, model);
  }

  static List<Memorable> things(SplittableRandom random, int count, int dimensions) {
    List<Memorable> things = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      things.add(new Memorable("thing-" + i, AT.plusSeconds(i), somewhere(random, dimensions)));
    }
    return things;
  }

  /** Texts are not spread evenly: they lie around a few topics. */
  static Embedding somewhere(SplittableRandom random, int dimensions) {
    SplittableRandom topic = new SplittableRandom(random.nextInt(5));
    float[] values = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      values[i] = (float) (topic.nextGaussian() + 0.6 * random.nextGaussian());
    }
    return Embedding.of(values);
  }

  static List<String> nearest(List<Memorable> things, Embedding to, int limit) {
    return things.stream()
        .map(it -> new Neighbour(it.ref(), to.cosine(it.embedding())))
        .sorted(Neighbour.NEAREST)
        .limit(limit)
        .map(Neighbour::ref)
        .toList();
  }

  static List<String> refs(List<Neighbour> neighbours) {
    return neighbours.stream().map(Neighbour::ref).toList();
  }
}
