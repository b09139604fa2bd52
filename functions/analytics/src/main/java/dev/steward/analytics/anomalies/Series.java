package dev.steward.analytics.anomalies;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Observations in order of time, one for each instant.
 *
 * @param disordered how many came after a later one
 * @param repeated how many had the instant of another; the one given last is kept
 */
record Series(List<Observation> observations, int disordered, int repeated) {
  static Series of(List<Observation> given) {
    NavigableMap<Long, Observation> ordered = new TreeMap<>();
    int disordered = 0;
    for (Observation observation : given) {
      if (!ordered.isEmpty() && observation.micros() < ordered.lastKey()) {
        disordered++;
      }
      ordered.put(observation.micros(), observation);
    }
    return new Series(List.copyOf(ordered.values()), disordered, given.size() - ordered.size());
  }

  int size() {
    return observations.size();
  }

  /** The median time between neighbours; zero when there are none. */
  Duration step() {
    List<Duration> sorted = steps().stream().sorted().toList();
    return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
  }

  /** The times between neighbours that are at least twice the usual. */
  List<Duration> gaps() {
    Duration usual = step().multipliedBy(2);
    return steps().stream()
        .filter(step -> step.compareTo(usual) >= 0)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  boolean constant() {
    return observations.stream().mapToDouble(Observation::value).distinct().count() <= 1;
  }

  private List<Duration> steps() {
    List<Duration> steps = new ArrayList<>();
    for (int i = 1; i < size(); i++) {
      steps.add(Duration.between(observations.get(i - 1).at(), observations.get(i).at()));
    }
    return steps;
  }
}
