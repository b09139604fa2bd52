package dev.steward.analytics.anomalies;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The day and the week, of which the better one is used, if one is any good. */
final class Seasons {
  private static final long DAY = micros(Duration.ofDays(1));
  private static final long WEEK = 7 * DAY;

  /** What lies closer together than this shares a part of the period. */
  private static final long DAY_PART = micros(Duration.ofMinutes(5));

  private static final long WEEK_PART = micros(Duration.ofMinutes(30));

  /** With fewer parts a period has no shape. */
  private static final int FEWEST_PARTS = 4;

  private final Tuning tuning;
  private final List<Season> candidates;
  private boolean begun;
  private Optional<Season> used;

  Seasons(Tuning tuning, List<SeasonState> states, boolean begun, long used) {
    this.tuning = tuning;
    this.candidates =
        new ArrayList<>(states.stream().map(state -> new Season(tuning, state)).toList());
    this.begun = begun;
    this.used = candidates.stream().filter(season -> season.period() == used).findFirst();
  }

  /** Once the step between values is known; a period of a few steps is none. */
  void begin(long step, long micros) {
    if (!begun) {
      begun = true;
      add(DAY, Math.max(step, DAY_PART), step, micros);
      add(WEEK, Math.max(step, WEEK_PART), step, micros);
    }
  }

  boolean begun() {
    return begun;
  }

  Optional<Season> used() {
    return used;
  }

  double at(long micros) {
    return used.map(season -> season.at(micros)).orElse(0.0);
  }

  /**
   * Uses the season that the values until now speak for. It stays until it makes forecasts worse or
   * another one is better by the same share by which it had to be good itself.
   *
   * @return whether that is another one than before
   */
  boolean choose(long micros) {
    Optional<Season> before = used;
    used = used.filter(season -> season.share(micros) <= 1);
    double most = (1 - tuning.seasonGain()) * used.map(season -> season.share(micros)).orElse(1.0);
    candidates.stream()
        .filter(season -> season.share(micros) <= most)
        .min(Comparator.comparingDouble(season -> season.share(micros)))
        .ifPresent(better -> used = Optional.of(better));
    return !used.equals(before);
  }

  void learn(long micros, double value, double most) {
    candidates.forEach(season -> season.learn(micros, value, most));
  }

  List<SeasonState> states() {
    return candidates.stream().map(Season::state).toList();
  }

  private void add(long period, long width, long step, long micros) {
    if (period / width >= FEWEST_PARTS) {
      // Half a step early, so that a value a little before its time is in the part of its like.
      long origin = micros - step / 2;
      // Not less than a week, lest the season change with every weekend.
      double patience = Math.max(tuning.level(), WEEK / (double) step);
      candidates.add(new Season(tuning, SeasonState.begin(period, width, origin, patience)));
    }
  }

  private static long micros(Duration duration) {
    return duration.dividedBy(ChronoUnit.MICROS.getDuration());
  }
}
