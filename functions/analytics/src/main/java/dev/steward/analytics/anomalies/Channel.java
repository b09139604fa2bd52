package dev.steward.analytics.anomalies;

/**
 * The median of the latest so many forecast errors, with a recent and a lasting past. The geometric
 * mean of what both say makes the answer depend little on how long a past one happens to keep.
 */
final class Channel {
  /** So many runs that share no value make a past. */
  private static final int FEWEST_RUNS = 20;

  private static final double LEAST = 1e-12;

  private final Signal signal;
  private final Window errors;
  private final int run;
  private final Memory recent;
  private final Memory lasting;

  Channel(Tuning tuning, Signal signal, Window errors, int run) {
    this.signal = signal;
    this.errors = errors;
    this.run = run;
    this.recent = new Memory(tuning.recent(), tuning.tail());
    this.lasting = new Memory(tuning.lasting(), tuning.tail());
  }

  boolean speaks() {
    return lasting.size() >= FEWEST_RUNS * run;
  }

  void learn() {
    double x = errors.median(run);
    recent.add(x);
    lasting.add(x);
  }

  /** The probability of something as extreme on either side. */
  Surprise surprise() {
    double x = errors.median(run);
    double above = mean(recent.atLeast(x), lasting.atLeast(x));
    double below = mean(recent.atMost(x), lasting.atMost(x));
    return new Surprise(Math.min(1, 2 * Math.min(above, below)), signal);
  }

  double median() {
    return recent.median();
  }

  /** Below it, the probability on that side is at most this by both pasts. */
  double lower(double probability) {
    return -Math.max(
        recent.lower().exceededWith(probability), lasting.lower().exceededWith(probability));
  }

  /** Above it, the probability on that side is at most this by both pasts. */
  double upper(double probability) {
    return Math.max(
        recent.upper().exceededWith(probability), lasting.upper().exceededWith(probability));
  }

  private static double mean(double one, double other) {
    return Math.sqrt(Math.max(LEAST, one) * Math.max(LEAST, other));
  }
}
