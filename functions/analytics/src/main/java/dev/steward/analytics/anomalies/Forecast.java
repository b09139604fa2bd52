package dev.steward.analytics.anomalies;

/**
 * Where the next value is expected, its season aside: at the level, or near the latest values. The
 * level forgets exponentially and follows no value further than a few usual deviations, so that a
 * spike leaves it where it was while a lasting shift takes it along.
 */
final class Forecast {
  /** Until then there is no usual deviation. */
  private static final int FIRST = 20;

  private final Tuning tuning;
  private double level;
  private double spread;
  private double quick;
  private long seen;

  Forecast(Tuning tuning) {
    this(tuning, 0, 0, 0, 0);
  }

  Forecast(Tuning tuning, double level, double spread, double quick, long seen) {
    this.tuning = tuning;
    this.level = level;
    this.spread = spread;
    this.quick = quick;
    this.seen = seen;
  }

  double level() {
    return level;
  }

  double spread() {
    return spread;
  }

  double quick() {
    return quick;
  }

  double deviation(double value) {
    return seen == 0 ? 0 : value - level;
  }

  double innovation(double value) {
    return seen == 0 ? 0 : value - quick;
  }

  /** What the latest values say is out of date. */
  void restart(double value) {
    quick = value;
  }

  void learn(double value) {
    seen++;
    double deviation = value - level;
    double weight = weight(tuning.level());
    if (seen > 1) {
      spread += weight * (Math.abs(deviation) - spread);
    }
    level += weight * Math.clamp(deviation, -most(), most());
    quick += weight(tuning.quick()) * (value - quick);
  }

  /** No value moves level or season further than one so far off. */
  double most() {
    return seen > FIRST ? tuning.clip() * spread : Double.MAX_VALUE;
  }

  private double weight(double slowness) {
    return Math.max(1.0 / seen, 1 / slowness);
  }
}
