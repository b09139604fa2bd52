package dev.steward.decisions.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.decisions.constitutions.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * Losses as they are: none in four cases of five, then exponential with a mean of 100. The
 * candidate succeeds far more often, so only the guardrail stands between it and its promotion.
 */
class GuardrailTrialsTest {
  private static final int TRIALS = Integer.getInteger("learning.trials", 400);
  private static final int STAGE = 100;
  private static final int STAGES = 40;
  private static final double MEAN = 20;
  private static final double MARGIN = 10;

  @Test
  void seldomLetsPassWhatLosesTheMarginMore() {
    assertThat(ending(Conclusion.Promote.class, MEAN + MARGIN)).isLessThanOrEqualTo(0.05);
  }

  @Test
  void seldomTakesBackWhatLosesTheMarginMore() {
    assertThat(ending(Conclusion.Demote.class, MEAN + MARGIN)).isLessThanOrEqualTo(0.05);
  }

  @Test
  void takesBackWhatLosesTwiceAsMuch() {
    assertThat(ending(Conclusion.Demote.class, 2 * MEAN + MARGIN)).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void promotesWhatLosesNoMore() {
    assertThat(ending(Conclusion.Promote.class, MEAN)).isGreaterThanOrEqualTo(0.9);
  }

  /** Share of trials that come to this conclusion at any look. */
  private static double ending(Class<? extends Conclusion> conclusion, double loss) {
    return IntStream.range(0, TRIALS)
            .parallel()
            .filter(trial -> ends(trial, conclusion, loss))
            .count()
        / (double) TRIALS;
  }

  private static boolean ends(int trial, Class<? extends Conclusion> conclusion, double loss) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(trial * 15_485_863L + 1);
    Terms terms =
        new Terms(
            new Trial(200, 0, 0.2),
            List.of(new GuardrailTerms("loss", false, MARGIN)),
            Terms.ALPHA);
    List<Stage> stages = new ArrayList<>();
    for (int stage = 0; stage < STAGES; stage++) {
      stages.add(new Stage(side(random, .8, loss), side(random, .5, MEAN)));
      if (conclusion.isInstance(Conclusion.of(terms, stages))) {
        return true;
      }
    }
    return false;
  }

  private static Side side(UniformRandomProvider random, double rate, double loss) {
    int successes = 0;
    Sample losses = Sample.NONE;
    for (int i = 0; i < STAGE / 2; i++) {
      successes += random.nextDouble() < rate ? 1 : 0;
      boolean lost = random.nextDouble() < .2;
      losses = losses.plus(lost ? -5 * loss * Math.log1p(-random.nextDouble()) : 0);
    }
    return new Side(5_000, STAGE / 2, new Tally(successes, STAGE / 2), Map.of("loss", losses));
  }
}
