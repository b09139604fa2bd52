package dev.steward.decisions.scorecards;

/** So many successes of so many trials. */
public record Tally(long successes, long trials) {
  public static final Tally NONE = new Tally(0, 0);

  public Tally {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException("not a tally: " + successes + " of " + trials);
    }
  }

  public double rate() {
    return trials == 0 ? 0 : (double) successes / trials;
  }

  public Tally plus(Tally other) {
    return new Tally(successes + other.successes, trials + other.trials);
  }

  /**
   * Of a single trial, after one more success and one more failure: no run of luck is taken for
   * certainty. A. Agresti and B. Caffo, The American Statistician 54 (2000) 280–288.
   */
  double variance() {
    double rate = (successes + 1.0) / (trials + 2.0);
    return rate * (1 - rate);
  }
}
