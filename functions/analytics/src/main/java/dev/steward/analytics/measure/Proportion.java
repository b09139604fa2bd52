package dev.steward.analytics.measure;

/** So many of so many. */
public record Proportion(long hits, long of) {
  public Proportion {
    if (hits < 0 || hits > of || of == 0) {
      throw new IllegalArgumentException("not a proportion: " + hits + " of " + of);
    }
  }

  public double rate() {
    return (double) hits / of;
  }

  /** The score interval: E. B. Wilson, JASA 22 (1927) 209–212. */
  public Interval wilson(double confidence) {
    double z = Normal.twoSided(confidence);
    double shrink = 1 + z * z / of;
    double middle = (rate() + z * z / (2.0 * of)) / shrink;
    double half = z * Math.sqrt(rate() * (1 - rate()) / of + z * z / (4.0 * of * of)) / shrink;
    double low = hits == 0 ? 0 : Math.max(0, middle - half);
    double high = hits == of ? 1 : Math.min(1, middle + half);
    return new Interval(rate(), low, high, confidence);
  }

  /**
   * How much higher this rate is than the other, from the two score intervals: R. G. Newcombe,
   * Statistics in Medicine 17 (1998) 873–890, method 10.
   */
  public Interval minus(Proportion other, double confidence) {
    Interval mine = wilson(confidence);
    Interval theirs = other.wilson(confidence);
    double difference = rate() - other.rate();
    return new Interval(
        difference,
        difference - Math.hypot(rate() - mine.low(), theirs.high() - other.rate()),
        difference + Math.hypot(mine.high() - rate(), other.rate() - theirs.low()),
        confidence);
  }
}
