package dev.steward.decisions.learning;

/** What is believed of a success rate: a beta distribution, begun as uniform. */
public record Posterior(long alpha, long beta) {
  public static final Posterior UNKNOWN = new Posterior(1, 1);

  public Posterior {
    if (alpha < 1 || beta < 1) {
      throw new IllegalArgumentException("not a posterior: " + alpha + ", " + beta);
    }
  }

  public Posterior after(boolean success) {
    return success ? new Posterior(alpha + 1, beta) : new Posterior(alpha, beta + 1);
  }

  public long trials() {
    return alpha + beta - 2;
  }

  public double mean() {
    return (double) alpha / (alpha + beta);
  }
}
