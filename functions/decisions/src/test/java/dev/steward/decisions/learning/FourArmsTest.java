package dev.steward.decisions.learning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FourArmsTest {
  /** Twenty cases an epoch; 400 runs with {@code -Dlearning.runs=400}. */
  @Test
  void missesFewSuccessesWhileItLearns() {
    int runs = Integer.getInteger("learning.runs", 100);

    FourArms.Regret regret = new FourArms(new Thompson(20, 500, 0)).regret(runs);

    assertThat(regret.mean()).isLessThanOrEqualTo(40);
    assertThat(regret.p95()).isLessThanOrEqualTo(70);
  }
}
