package dev.steward.analytics.anomalies;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What would make the findings of a series wrong, in sentences. */
final class Caveats {
  /** Below this the extremes of the past are a handful. */
  private static final int SHORT = 1000;

  private static final Duration WEEKS = Duration.ofDays(21);

  private Caveats() {}

  static List<String> of(Series series, Optional<Duration> season, double falseAlarms) {
    List<String> caveats = new ArrayList<>();
    caveats.add("The first %d values were learned and not judged.".formatted(Detector.NEEDED));
    caveats.add(
        String.format(
            Locale.ROOT,
            "About %.2g false alarms are expected even if nothing happened.",
            falseAlarms * (series.size() - Detector.NEEDED)));
    if (series.size() < SHORT) {
      caveats.add(
          "With fewer than %d values the extremes are few and scores are rough.".formatted(SHORT));
    }
    season(series, season).ifPresent(caveats::add);
    quality(series, caveats);
    return caveats;
  }

  private static Optional<String> season(Series series, Optional<Duration> season) {
    if (season.isPresent()) {
      return Optional.of(
          "Days and weeks are of UTC; where clocks change, the season moves by an hour.");
    }
    Duration covered =
        Duration.between(
            series.observations().getFirst().at(), series.observations().getLast().at());
    return covered.compareTo(WEEKS) < 0
        ? Optional.of("Less than three weeks cannot show a weekly season: a weekend may look odd.")
        : Optional.empty();
  }

  private static void quality(Series series, List<String> caveats) {
    List<Duration> gaps = series.gaps();
    if (!gaps.isEmpty()) {
      caveats.add(
          "%d gaps, the longest of %s: what happened there is unknown."
              .formatted(gaps.size(), gaps.getFirst()));
    }
    if (series.repeated() > 0) {
      caveats.add(
          "%d values had the instant of another; the last one given was kept."
              .formatted(series.repeated()));
    }
    if (series.disordered() > 0) {
      caveats.add("%d values came out of order and were sorted.".formatted(series.disordered()));
    }
    if (series.constant()) {
      caveats.add("All values are the same: there is no spread to judge by.");
    }
  }
}
