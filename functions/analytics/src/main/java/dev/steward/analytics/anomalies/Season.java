package dev.steward.analytics.anomalies;

import java.util.Arrays;

/**
 * What the series does over and over in one period, part by part, above or below its mean over the
 * latest whole period. Whether the season is real is decided by forecasting: each value is first
 * predicted with and without it, and only then learned (the prequential principle; Dawid, Journal
 * of the Royal Statistical Society A 147, 1984).
 */
final class Season {
  /** A pattern seen twice may be chance. */
  private static final int FEWEST_PERIODS = 3;

  private final Tuning tuning;
  private final long period;
  private final long width;
  private final long origin;
  private final double patience;
  private final int[] visits;
  private final double[] latest;
  private final double[] profile;
  private boolean taught;
  private double error;
  private double plainError;

  Season(Tuning tuning, SeasonState state) {
    this.tuning = tuning;
    this.period = state.period();
    this.width = state.width();
    this.origin = state.origin();
    this.patience = state.patience();
    this.taught = state.taught();
    this.error = state.error();
    this.plainError = state.plainError();
    this.visits = state.visits().stream().mapToInt(Integer::intValue).toArray();
    this.latest = state.latest().stream().mapToDouble(Double::doubleValue).toArray();
    this.profile = state.profile().stream().mapToDouble(Double::doubleValue).toArray();
  }

  SeasonState state() {
    return new SeasonState(
        period,
        width,
        origin,
        patience,
        taught,
        error,
        plainError,
        Arrays.stream(visits).boxed().toList(),
        Arrays.stream(latest).boxed().toList(),
        Arrays.stream(profile).boxed().toList());
  }

  long period() {
    return period;
  }

  /** Above the mean by so much at this time. */
  double at(long micros) {
    return profile[part(micros)];
  }

  /** The share of the error that is left with the season; 1 while there is nothing to go by. */
  double share(long micros) {
    boolean seenOften = micros - origin >= FEWEST_PERIODS * period;
    return seenOften && plainError > 0 ? error / plainError : 1;
  }

  /**
   * Learns a value.
   *
   * @param most no value moves the profile further than a value so far off
   */
  void learn(long micros, double value, double most) {
    int part = part(micros);
    if (!taught && micros - origin >= period) {
      taught = true;
      teach();
    }
    if (taught) {
      double plain = value - mean();
      double off = plain - profile[part];
      if (visits[part] > 0) {
        error += (Math.abs(off) - error) / patience;
        plainError += (Math.abs(plain) - plainError) / patience;
        off = Math.clamp(off, -most, most);
      }
      profile[part] += off * Math.max(1.0 / (visits[part] + 1), 1 / tuning.periods());
    }
    latest[part] = value;
    visits[part]++;
  }

  private void teach() {
    double mean = mean();
    for (int part = 0; part < profile.length; part++) {
      profile[part] = visits[part] > 0 ? latest[part] - mean : 0;
    }
  }

  private double mean() {
    double sum = 0;
    int visited = 0;
    for (int part = 0; part < latest.length; part++) {
      if (visits[part] > 0) {
        sum += latest[part];
        visited++;
      }
    }
    return sum / visited;
  }

  private int part(long micros) {
    long phase = Math.floorMod(micros - origin, period);
    return (int) (phase / width);
  }
}
