package dev.steward.controlplane.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private final RetryBudget budget = new RetryBudget(0.1);

  @Test
  void oneInTenCallsMayBeRetriedBeyondTheAdvance() {
    int retries = 0;
    for (int call = 0; call < 1_000; call++) {
      budget.earn();
      if (budget.spend()) {
        retries++;
      }
    }

    assertThat(retries).isBetween(100, 104);
  }

  @Test
  void withoutCallsThereAreFewRetries() {
    int retries = 0;
    while (budget.spend()) {
      retries++;
    }

    assertThat(retries).isEqualTo(3);
  }

  @Test
  void goodTimesDoNotSaveUpAStorm() {
    for (int call = 0; call < 10_000; call++) {
      budget.earn();
    }
    int retries = 0;
    while (budget.spend()) {
      retries++;
    }

    assertThat(retries).isEqualTo(10);
  }
}
