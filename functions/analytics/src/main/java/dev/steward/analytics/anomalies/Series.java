package dev.steward.analytics.anomalies;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Observations in order of time, one for each microsecond. They need not be evenly spaced. */
public final class Series {
  private final List<Observation> observations;
  private final List<Duration> steps;
  private final int disordered;
  private final int repeated;

  private Series(List<Observation> observations, int disordered, int repeated) {
    this.observations = observations;
    this.steps = steps(observations);
    this.disordered = disordered;
    this.repeated = repeated;
  }

  /** Sorts what is given; of several values of one instant the last one given is kept. */
  public static Series of(List<Observation> given) {
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

  public List<Observation> observations() {
    return observations;
  }

  public int size() {
    return observations.size();
  }

  /** How many came after a later one. */
  int disordered() {
    return disordered;
  }

  /** How many were left out for another of their instant. */
  int repeated() {
    return repeated;
  }

  /** The median time between neighbours; zero when there are none. */
  Duration step() {
    return steps.isEmpty() ? Duration.ZERO : steps.get(steps.size() / 2);
  }

  /** The times between neighbours that are at least twice the usual, the longest first. */
  List<Duration> gaps() {
    Duration usual = step().multipliedBy(2);
    return steps.reversed().stream().takeWhile(step -> step.compareTo(usual) >= 0).toList();
  }

  boolean constant() {
    return observations.stream().mapToDouble(Observation::value).distinct().count() <= 1;
  }

  private static List<Duration> steps(List<Observation> observations) {
    List<Duration> steps = new ArrayList<>();
    for (int i = 1; i < observations.size(); i++) {
      steps.add(Duration.between(observations.get(i - 1).at(), observations.get(i).at()));
    }
    steps.sort(Comparator.naturalOrder());
    return steps;
  }
}
