package dev.steward.decisions.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A look at four things that have not changed raises an alarm no more often than it says. */
class QuietDaysTest {
  private static final int LOOKS = Integer.getInteger("learning.looks", 1_000);

  /** Without a floor on the effect, so that the test has nothing to hide behind. */
  @ParameterizedTest
  @CsvSource({"400,100,.05", "800,200,.05", "1000,1000,.05", "800,200,.01"})
  void seldomRaisesAFalseAlarm(int baseline, int window, double alpha) {
    int most = BinomialDistribution.of(LOOKS, alpha).inverseCumulativeProbability(0.99);

    double alarms = new QuietDays(baseline, window).alarms(LOOKS, new Drift(50, 0, alpha));

    assertThat(alarms * LOOKS).isLessThanOrEqualTo(most);
  }

  @ParameterizedTest
  @CsvSource({"800,200", "4000,1000"})
  void raisesHardlyAnyWithTheFloor(int baseline, int window) {
    assertThat(new QuietDays(baseline, window).alarms(LOOKS, new Drift(50, 0.1, 0.01)))
        .isLessThanOrEqualTo(0.01);
  }
}
