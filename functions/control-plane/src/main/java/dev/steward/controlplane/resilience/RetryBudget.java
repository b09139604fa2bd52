package dev.steward.controlplane.resilience;

/**
 * How many retries an executor may still be asked for: each call earns a share of one, so retries
 * never become a storm of their own. A few are given in advance, for executors that are seldom
 * called.
 */
final class RetryBudget {
  private static final double MOST = 10;
  private static final double ADVANCE = 3;

  private final double share;
  private double left = ADVANCE;

  RetryBudget(double share) {
    this.share = share;
  }

  synchronized void earn() {
    left = Math.min(MOST, left + share);
  }

  synchronized boolean spend() {
    if (left < 1) {
      return false;
    }
    left -= 1;
    return true;
  }
}
