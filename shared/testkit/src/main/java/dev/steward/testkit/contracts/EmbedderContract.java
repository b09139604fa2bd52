package dev.steward.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.steward.core.Violation;
import dev.steward.ports.embeddings.Embedder;
import dev.steward.ports.embeddings.Embedding;
import dev.steward.ports.embeddings.TextRefused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Embedder} promises. */
public interface EmbedderContract {
  String REFUND = "kind: refund\namount: 120\nreason: the parcel arrived damaged";

  Embedder embedder();

  @Test
  default void theSameTextHasTheSameEmbedding() {
    assertThat(one(REFUND)).isEqualTo(one(REFUND));
  }

  @Test
  default void itsLengthIsOne() {
    for (String text : List.of("a", REFUND, "größer als 5 €, 支払い 🎉")) {
      assertThat(one(text).cosine(one(text))).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  default void itHasTheDimensionsOfTheModel() {
    assertThat(one(REFUND).dimensions()).isEqualTo(embedder().model().dimensions());
  }

  @Test
  default void whatIsSimilarLiesNearer() {
    String similar = "kind: refund\namount: 125\nreason: the parcel was damaged when it arrived";
    String other = "kind: leave\ndays: 14\nreason: parental leave in the summer";
    assertThat(one(REFUND).cosine(one(similar))).isGreaterThan(one(REFUND).cosine(one(other)));
  }

  @Test
  default void ofABatchEachIsInItsPlace() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      texts.add("amount: " + i * 37 + "\ncountry: " + (i % 2 == 0 ? "France" : "Peru"));
    }
    List<Embedding> together = embedder().embed(texts);
    assertThat(together).hasSize(23);
    for (int i : new int[] {0, 1, 11, 22}) {
      assertThat(together.get(i).cosine(one(texts.get(i)))).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  default void ofNoTextsThereAreNone() {
    assertThat(embedder().embed(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t ", "half a \ud83d pair", "null \u0000 character"})
  default void refusesATextWithoutMeaning(String text) {
    assertRefused(text);
  }

  @Test
  default void refusesATextThatIsTooLongRatherThanCutItOff() {
    assertRefused("a long story. ".repeat(700));
    assertRefused("supercalifragilistic ".repeat(100_000));
  }

  @Test
  default void afterARefusalItWorks() {
    assertRefused("");
    assertThat(one("good")).isEqualTo(one("good"));
  }

  @Test
  default void manyAskAtOnce() throws Exception {
    Embedding expected = one(REFUND);
    Callable<Embedding> ask = () -> one(REFUND);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Embedding> answer : threads.invokeAll(Collections.nCopies(12, ask))) {
        assertThat(answer.get()).isEqualTo(expected);
      }
    }
  }

  private Embedding one(String text) {
    return embedder().embed(List.of(text)).getFirst();
  }

  private void assertRefused(String text) {
    assertThatThrownBy(() -> embedder().embed(List.of("fine", text, "fine too")))
        .isInstanceOfSatisfying(
            TextRefused.class,
            it -> assertThat(it.violations()).extracting(Violation::pointer).containsExactly("/1"));
  }
}
