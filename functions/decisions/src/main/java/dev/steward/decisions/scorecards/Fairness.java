package dev.steward.decisions.scorecards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How often each group of a protected attribute is approved: a report for people, never a fact that
 * decides. It shows differences and not their causes.
 *
 * @param favoured the group approved most often, of those large enough to be compared with
 */
public record Fairness(String attribute, Optional<String> favoured, List<Group> groups) {
  /** Four fifths: 29 CFR 1607.4 (D), Uniform Guidelines on Employee Selection Procedures (1978). */
  public static final double FOUR_FIFTHS = 0.8;

  /** Fewer say too little to be a measure for others. */
  private static final long COMPARABLE = 30;

  /**
   * One group.
   *
   * @param ratio of its rate to that of the favoured group; empty where there is none
   * @param belowFourFifths that the ratio is below; and, as the guidelines say too, small numbers
   *     can make it so by chance: look at the interval
   */
  public record Group(
      String name,
      Tally approved,
      Wilson interval,
      Optional<Double> ratio,
      boolean belowFourFifths) {}

  public Fairness {
    groups = List.copyOf(groups);
  }

  /** From approvals by group; a group without any case is left out. */
  public static Fairness of(String attribute, Map<String, Tally> approved) {
    Optional<String> favoured = favoured(approved);
    double highest = favoured.map(approved::get).map(Tally::rate).orElse(0.0);
    List<Group> groups = new ArrayList<>();
    new TreeMap<>(approved)
        .forEach(
            (name, tally) -> {
              if (tally.trials() > 0) {
                groups.add(group(name, tally, highest));
              }
            });
    return new Fairness(attribute, favoured, groups);
  }

  private static Group group(String name, Tally tally, double highest) {
    Optional<Double> ratio = highest > 0 ? Optional.of(tally.rate() / highest) : Optional.empty();
    return new Group(
        name, tally, Wilson.of(tally), ratio, ratio.filter(r -> r < FOUR_FIFTHS).isPresent());
  }

  private static Optional<String> favoured(Map<String, Tally> approved) {
    return new TreeMap<>(approved)
        .entrySet().stream()
            .filter(group -> group.getValue().trials() >= COMPARABLE)
            .max(Map.Entry.comparingByValue((a, b) -> Double.compare(a.rate(), b.rate())))
            .map(Map.Entry::getKey);
  }
}
