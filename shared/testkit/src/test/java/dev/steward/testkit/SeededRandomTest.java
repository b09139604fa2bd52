package dev.steward.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
  @Test
  void theSameSeedGivesTheSameValues() {
    assertThat(new SeededRandom(7).json(4)).isEqualTo(new SeededRandom(7).json(4));
  }

  @Test
  void everyTextIsWellFormed() {
    SeededRandom.forAll(
        500, random -> assertThat(random.text(20).codePoints()).noneMatch(SeededRandomTest::lone));
  }

  @Test
  void aFailureNamesItsSeed() {
    List<Integer> drawn = new ArrayList<>();
    assertThatThrownBy(
            () ->
                SeededRandom.forAll(
                    10,
                    random -> {
                      drawn.add(random.between(1, 6));
                      assertThat(drawn).hasSizeLessThan(3);
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("-Dsteward.seed=");
  }

  private static boolean lone(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
