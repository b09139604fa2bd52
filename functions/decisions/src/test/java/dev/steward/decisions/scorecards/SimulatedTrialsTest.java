package dev.steward.decisions.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What peeking after each 50 outcomes does; 3,000 trials with {@code -Dlearning.trials=3000}. */
class SimulatedTrialsTest {
  private static final int TRIALS = Integer.getInteger("learning.trials", 400);

  @ParameterizedTest
  @CsvSource({
    "false,.05",
    "false,.3",
    "false,.6",
    "false,.9",
    "true,.05",
    "true,.3",
    "true,.6",
    "true,.9"
  })
  void seldomPromotesWhatIsNoBetter(boolean steered, double rate) {
    SimulatedTrials trials = new SimulatedTrials(steered, 4_000, 0);

    assertThat(trials.promoted(TRIALS, _ -> rate, _ -> rate)).isLessThanOrEqualTo(0.05);
  }

  @Test
  void seldomPromotesWhatIsBetterByTheMarginAlone() {
    SimulatedTrials trials = new SimulatedTrials(false, 4_000, 0.05);

    assertThat(trials.promoted(TRIALS, _ -> .65, _ -> .6)).isLessThanOrEqualTo(0.05);
  }

  @ParameterizedTest
  @ValueSource(doubles = {.05, .3, .45, .6, .85})
  void findsTenPointsIn1600OutcomesEvenlySplit(double rate) {
    SimulatedTrials trials = new SimulatedTrials(false, 1_600, 0);

    assertThat(trials.promoted(TRIALS, _ -> rate + .1, _ -> rate)).isGreaterThanOrEqualTo(0.9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {.05, .3, .45, .6, .85})
  void findsTenPointsIn2400OutcomesThatThompsonSamplingSplits(double rate) {
    SimulatedTrials trials = new SimulatedTrials(true, 2_400, 0);

    assertThat(trials.promoted(TRIALS, _ -> rate + .1, _ -> rate)).isGreaterThanOrEqualTo(0.9);
  }

  /**
   * Pooled over all stages such a candidate would look better, as it has more of the easy cases.
   */
  @Test
  void seldomPromotesWhatOnlyHadTheEasierTimes() {
    IntToDoubleFunction wave = stage -> .5 + .3 * Math.sin(stage / 6.0);
    SimulatedTrials trials = new SimulatedTrials(true, 4_000, 0);

    assertThat(trials.promoted(TRIALS, wave, wave)).isLessThanOrEqualTo(0.05);
  }
}
