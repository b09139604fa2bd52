package dev.steward.analytics.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MeasureTest {
  private static final Offset<Double> FOUR_DIGITS = within(0.00005);

  /**
   * Newcombe (1998), table II, example (a): 56 of 70 against 48 of 80 is 0.2000 in 0.0524, 0.3339.
   */
  @Test
  void differsRatesAsNewcombesPaperDoes() {
    Interval difference = new Proportion(56, 70).minus(new Proportion(48, 80), 0.95);

    assertThat(difference.estimate()).isCloseTo(0.2, FOUR_DIGITS);
    assertThat(difference.low()).isCloseTo(0.0524, FOUR_DIGITS);
    assertThat(difference.high()).isCloseTo(0.3339, FOUR_DIGITS);
  }

  /** Newcombe (1998), table II, example (h): 10 of 10 against 0 of 10 is 1 in 0.6075, 1. */
  @Test
  void differsRatesAtTheEdgesAsNewcombesPaperDoes() {
    Interval difference = new Proportion(10, 10).minus(new Proportion(0, 10), 0.95);

    assertThat(difference.low()).isCloseTo(0.6075, FOUR_DIGITS);
    assertThat(difference.high()).isCloseTo(1, FOUR_DIGITS);
  }

  @Test
  void keepsAScoreIntervalWithinNoughtAndOne() {
    assertThat(new Proportion(0, 10).wilson(0.95).low()).isZero();
    assertThat(new Proportion(10, 10).wilson(0.95).high()).isEqualTo(1);
  }

  /** 0.01, 0.04, 0.03, 0.005 times 4, 2, 3, 1 but never falling: 0.03, 0.06, 0.06, 0.02. */
  @Test
  void correctsAsHolmDoes() {
    double[] adjusted = Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005});

    assertThat(adjusted).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
  }

  @Test
  void correctsNothingWhereNothingWasTested() {
    assertThat(Holm.adjust(new double[0])).isEmpty();
  }

  @Test
  void findsNoDifferenceBetweenEqualConstants() {
    Sample three = Sample.of(new double[] {3, 3, 3});

    assertThat(three.pValueAgainst(three)).isEqualTo(1);
    assertThat(three.minus(three, 0.95).high()).isZero();
  }

  @Test
  void refusesAnIntervalThatIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(1, 2, 1, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 0, 1, 0.95));
  }

  @Test
  void saysNumbersAsPeopleReadThem() {
    assertThat(Words.number(15_992.4)).isEqualTo("15,992");
    assertThat(Words.number(70.349999)).isEqualTo("70.35");
    assertThat(Words.number(-0.00012345)).isEqualTo("-0.0001234");
    assertThat(Words.percent(0.42709)).isEqualTo("42.7 %");
  }

  @Test
  void saysNoMoreOfANameThanFitsAndNothingThatHides() {
    assertThat(Words.name("a\nb\u202ec")).isEqualTo("a?b?c");
    assertThat(Words.name("x".repeat(1_000_000))).hasSize(60).endsWith("…");
  }
}
