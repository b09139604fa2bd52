package dev.steward.analytics.drivers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * The ways to part a feature in two: a level against the rest, or a number's low against its high.
 */
final class Splits {
  private final Grouping grouping;
  private final Moments moments;

  Splits(Grouping grouping, Moments moments) {
    this.grouping = grouping;
    this.moments = moments;
  }

  /**
   * The split with the most of the outcome's spread between its sides, and how many were looked at.
   */
  Picked best() {
    List<Split> candidates = candidates();
    Split best = candidates.stream().max(Comparator.comparingDouble(this::between)).orElseThrow();
    return new Picked(best, candidates.size());
  }

  record Picked(Split split, int from) {}

  private List<Split> candidates() {
    if (grouping.size() == 2) {
      return List.of(spoken());
    }
    List<Split> candidates = new ArrayList<>();
    for (int end = 1; end < grouping.ranges(); end++) {
      candidates.add(threshold(end));
    }
    for (int group = grouping.ranges(); group < grouping.size(); group++) {
      candidates.add(level(group));
    }
    return candidates;
  }

  /** Of two groups that mirror each other, a flag speaks of those who have it. */
  private Split spoken() {
    boolean first = moments.mean(0) >= moments.mean(1);
    if (grouping.isFlag()) {
      first = grouping.groups().get(0).startsWith("with ");
    }
    return level(first ? 0 : 1);
  }

  private Split level(int group) {
    BitSet inside = new BitSet();
    inside.set(group);
    return new Split(grouping.groups().get(group), grouping, inside);
  }

  /** The side on which the outcome is higher. */
  private Split threshold(int end) {
    BitSet low = new BitSet();
    low.set(0, end);
    BitSet high = new BitSet();
    high.set(end, grouping.ranges());
    boolean below = mean(low) >= mean(high);
    Grouping.Cut cut = grouping.cuts().get(end - 1);
    return new Split(below ? cut.below() : cut.above(), grouping, below ? low : high);
  }

  private double between(Split split) {
    double inside = size(split.inside());
    double share = inside / moments.n();
    double value = mean(split.inside());
    double others = (moments.mean() - share * value) / (1 - share);
    return share * (1 - share) * Math.pow(value - others, 2);
  }

  private double size(BitSet groups) {
    return groups.stream().mapToDouble(group -> moments.groups().get(group).n()).sum();
  }

  private double mean(BitSet groups) {
    return groups.stream().mapToDouble(g -> moments.groups().get(g).n() * moments.mean(g)).sum()
        / size(groups);
  }
}
