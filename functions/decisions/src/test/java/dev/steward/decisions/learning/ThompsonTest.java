package dev.steward.decisions.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThompsonTest {
  private static final Epoch EVEN =
      new Epoch(
          "loans",
          0,
          "00112233445566778899aabbccddeeff",
          List.of(new Arm("a", 5_000), new Arm("b", 5_000)));

  @Test
  void weighsAnArmByItsChanceOfBeingTheBest() {
    Epoch next = Thompson.bandit(20).next(EVEN, Map.of("a", new Posterior(2, 1)));

    // P(X > Y) for densities 2x and 1 on (0, 1) is 2/3.
    assertThat(next.arms().getFirst().propensity()).isEqualTo(2.0 / 3, within(0.015));
    assertThat(next.epoch()).isEqualTo(1);
  }

  @Test
  void saysTheSameTwice() {
    Map<String, Posterior> posteriors =
        Map.of("a", new Posterior(30, 20), "b", new Posterior(9, 8));

    assertThat(Thompson.bandit(20).next(EVEN, posteriors))
        .isEqualTo(Thompson.bandit(20).next(EVEN, posteriors));
  }

  @Test
  void holdsTheFloorOfATrialForTheLoser() {
    Map<String, Posterior> posteriors =
        Map.of("a", new Posterior(900, 100), "b", new Posterior(100, 900));

    assertThat(Thompson.trial(20).next(EVEN, posteriors).arms())
        .containsExactly(new Arm("a", 8_000), new Arm("b", 2_000));
  }

  @Test
  void leavesNothingToTheLoserOfABandit() {
    Map<String, Posterior> posteriors =
        Map.of("a", new Posterior(900, 100), "b", new Posterior(100, 900));

    assertThat(Thompson.bandit(20).next(EVEN, posteriors).arms())
        .containsExactly(new Arm("a", 10_000), new Arm("b", 0));
  }

  @Test
  void comparesRatesThatLieCloseTogetherAfterAMillionOutcomes() {
    Map<String, Posterior> posteriors =
        Map.of("a", new Posterior(600_500, 399_500), "b", new Posterior(600_000, 400_000));

    // The difference is 0.72 of its standard error.
    assertThat(Thompson.bandit(20).next(EVEN, posteriors).arms().getFirst().propensity())
        .isEqualTo(0.765, within(0.02));
  }
}
