package dev.steward.analytics.anomalies;

import java.util.Arrays;

/**
 * What the series does over and over in one period, learned part by part. Whether the period is
 * real is decided by forecasting: each value is first predicted with and without the season, and
 * only then learned (the prequential principle; Dawid, Journal of the Royal Statistical Society A
 * 147, 1984).
 */
final class Season {
  /** A pattern seen twice may be chance. */
  private static final int FEWEST_PERIODS = 3;

  private final Tuning tuning;
  private final long period;
  private final long width;
  private final long origin;
  private final double[] profile;
  private final int[] visits;
  private double error;
  private double plainError;

  Season(Tuning tuning, long period, long width, long origin) {
    this.tuning = tuning;
    this.period = period;
    this.width = width;
    this.origin = origin;
    int parts = Math.toIntExact((period + width - 1) / width);
    this.profile = new double[parts];
    this.visits = new int[parts];
  }

  Season(Tuning tuning, SeasonState state) {
    this.tuning = tuning;
    this.period = state.period();
    this.width = state.width();
    this.origin = state.origin();
    this.profile = state.profile().stream().mapToDouble(Double::doubleValue).toArray();
    this.visits = state.visits().stream().mapToInt(Integer::intValue).toArray();
    this.error = state.error();
    this.plainError = state.plainError();
  }

  SeasonState state() {
    return new SeasonState(
        period,
        width,
        origin,
        Arrays.stream(profile).boxed().toList(),
        Arrays.stream(visits).boxed().toList(),
        error,
        plainError);
  }

  long period() {
    return period;
  }

  /** Above the level by so much at this time. */
  double at(long micros) {
    return profile[part(micros)];
  }

  /** The share of the error that is left with the season; 1 while there is nothing to go by. */
  double share(long micros) {
    boolean seenOften = micros - origin >= FEWEST_PERIODS * period;
    return seenOften && plainError > 0 ? error / plainError : 1;
  }

  void learn(long micros, double aboveLevel, Level level) {
    int part = part(micros);
    if (visits[part] > 0) {
      error += (Math.abs(aboveLevel - profile[part]) - error) / tuning.level();
      plainError += (Math.abs(aboveLevel) - plainError) / tuning.level();
    }
    visits[part]++;
    double weight = Math.max(1.0 / visits[part], 1 / tuning.periods());
    profile[part] += weight * level.clipped(aboveLevel - profile[part]);
  }

  /** Parts are centred on the first value's time: a little jitter stays inside its part. */
  private int part(long micros) {
    long phase = Math.floorMod(micros - origin + width / 2, period);
    return (int) (phase / width);
  }
}
