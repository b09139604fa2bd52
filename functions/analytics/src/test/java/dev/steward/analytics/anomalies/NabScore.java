package dev.steward.analytics.anomalies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scoring rules of the Numenta Anomaly Benchmark (Lavin and Ahmad, "Evaluating Real-time
 * Anomaly Detection Algorithms", ICMLA 2015), standard profile: of each window only the best alarm
 * counts, a missed window costs 1, an alarm outside of windows up to 0.11.
 *
 * @param total normalised: 0 for a detector that never speaks, 100 for a perfect one
 * @param hit how many windows were found
 * @param falseAlarms how many alarms lay outside of all windows
 */
record NabScore(double total, int hit, int falseAlarms) {
  private static final double FALSE_ALARM = 0.11;

  /** At or above the threshold a row is an alarm. */
  static NabScore at(double threshold, Map<NabSeries, double[]> scores) {
    Tally tally = new Tally(scores.keySet());
    for (Alarm alarm : alarms(scores)) {
      if (alarm.score() >= threshold) {
        tally.count(alarm);
      }
    }
    return tally.score();
  }

  /** With the threshold that serves this detector best over all series together. */
  static NabScore best(Map<NabSeries, double[]> scores) {
    List<Alarm> alarms = alarms(scores);
    alarms.sort(Comparator.comparingDouble(Alarm::score).reversed());
    Tally tally = new Tally(scores.keySet());
    NabScore best = tally.score();
    for (int i = 0; i < alarms.size(); i++) {
      tally.count(alarms.get(i));
      boolean tied = i + 1 < alarms.size() && alarms.get(i + 1).score() == alarms.get(i).score();
      if (!tied && tally.score().total() > best.total()) {
        best = tally.score();
      }
    }
    return best;
  }

  /** The score of one series as the benchmark publishes it, not normalised. */
  static double raw(NabSeries series, double threshold, double[] scores) {
    Map<NabSeries, double[]> one = Map.of(series, scores);
    Tally tally = new Tally(one.keySet());
    alarms(one).stream().filter(alarm -> alarm.score() >= threshold).forEach(tally::count);
    return tally.raw;
  }

  private static List<Alarm> alarms(Map<NabSeries, double[]> scores) {
    List<Alarm> alarms = new ArrayList<>();
    scores.forEach(
        (series, ofRows) -> {
          for (int row = series.scoredFrom(); row < series.size(); row++) {
            if (ofRows[row] > 0) {
              alarms.add(Alarm.of(series, row, ofRows[row]));
            }
          }
        });
    return alarms;
  }

  private record Place(NabSeries series, NabWindow window) {}

  private record Alarm(double score, Optional<Place> place, double worth) {
    static Alarm of(NabSeries series, int row, double score) {
      Optional<NabWindow> around = series.around(row);
      double worth =
          around
              .map(window -> window.reward(row))
              .orElseGet(
                  () ->
                      FALSE_ALARM
                          * series.before(row).map(window -> window.penalty(row)).orElse(-1.0));
      return new Alarm(score, around.map(window -> new Place(series, window)), worth);
    }
  }

  private static final class Tally {
    private final Map<Place, Double> found = new HashMap<>();
    private final int windows;
    private int falseAlarms;
    private double raw;

    Tally(Iterable<NabSeries> all) {
      int count = 0;
      for (NabSeries series : all) {
        count += series.windows().size();
      }
      this.windows = count;
      this.raw = -count;
    }

    void count(Alarm alarm) {
      alarm
          .place()
          .ifPresentOrElse(
              place -> {
                double before = found.getOrDefault(place, -1.0);
                raw += Math.max(before, alarm.worth()) - before;
                found.merge(place, alarm.worth(), Math::max);
              },
              () -> {
                raw += alarm.worth();
                falseAlarms++;
              });
    }

    NabScore score() {
      return new NabScore(100 * (raw + windows) / (2.0 * windows), found.size(), falseAlarms);
    }
  }
}
