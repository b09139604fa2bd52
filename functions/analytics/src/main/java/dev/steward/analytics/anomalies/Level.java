package dev.steward.analytics.anomalies;

/**
 * Where the series is, without its season, and how far from there it usually goes. The average
 * forgets exponentially and follows no value further than a few usual deviations, so that a spike
 * leaves it where it was while a lasting shift takes it along.
 */
final class Level {
  /** Until then there is no usual deviation. */
  private static final int FIRST = 20;

  private final Tuning tuning;
  private double value;
  private double spread;
  private long seen;

  Level(Tuning tuning, double value, double spread, long seen) {
    this.tuning = tuning;
    this.value = value;
    this.spread = spread;
    this.seen = seen;
  }

  double value() {
    return value;
  }

  double spread() {
    return spread;
  }

  void follow(double deviation) {
    seen++;
    double weight = Math.max(1.0 / seen, 1 / tuning.level());
    if (seen > 1) {
      spread += weight * (Math.abs(deviation) - spread);
    }
    value += weight * clipped(deviation);
  }

  /** No more than the series usually moves. */
  double clipped(double deviation) {
    double most = seen > FIRST ? tuning.clip() * spread : Double.MAX_VALUE;
    return Math.clamp(deviation, -most, most);
  }
}
