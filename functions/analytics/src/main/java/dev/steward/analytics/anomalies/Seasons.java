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

  Seasons(Tuning tuning, List<SeasonState> states, boolean begun) {
    this.tuning = tuning;
    this.candidates =
        new ArrayList<>(states.stream().map(state -> new Season(tuning, state)).toList());
    this.begun = begun;
  }

  /** Once the step between values is known; a period of a few steps is none. */
  void begin(long step, long micros) {
    if (!begun) {
      begun = true;
      add(DAY, Math.max(step, DAY_PART), micros);
      add(WEEK, Math.max(step, WEEK_PART), micros);
    }
  }

  boolean begun() {
    return begun;
  }

  Optional<Season> used(long micros) {
    return candidates.stream()
        .filter(season -> season.share(micros) <= tuning.seasonGain())
        .min(Comparator.comparingDouble(season -> season.share(micros)));
  }

  void learn(long micros, double aboveLevel, Level level) {
    candidates.forEach(season -> season.learn(micros, aboveLevel, level));
  }

  List<SeasonState> states() {
    return candidates.stream().map(Season::state).toList();
  }

  private void add(long period, long width, long origin) {
    if (period / width >= FEWEST_PARTS) {
      candidates.add(new Season(tuning, period, width, origin));
    }
  }

  private static long micros(Duration duration) {
    return duration.dividedBy(ChronoUnit.MICROS.getDuration());
  }
}
