package dev.steward.decisions.plans;

import dev.steward.decisions.constitutions.AutonomyLevel;
import dev.steward.decisions.constitutions.Band;
import dev.steward.decisions.constitutions.Constitution;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A band of a domain's measure, and the level its cases were and are decided at. */
record AutonomyChange(String band, Optional<AutonomyLevel> from, AutonomyLevel to) {
  /**
   * All bands, as soon as the level of one differs; none otherwise. Bands whose borders moved are
   * cut where either policy cuts them, so that each has one level before and one after; what is
   * measured otherwise than before has none before.
   */
  static List<AutonomyChange> between(Optional<Constitution> before, Constitution after) {
    Optional<Constitution> comparable =
        before.filter(it -> it.autonomy().text().equals(after.autonomy().text()));
    TreeSet<BigDecimal> borders = new TreeSet<>();
    comparable.ifPresent(it -> addBorders(it, borders));
    addBorders(after, borders);
    List<AutonomyChange> changes = new ArrayList<>();
    @Nullable BigDecimal low = null;
    for (BigDecimal high : borders) {
      changes.add(change(comparable, after, low, high));
      low = high;
    }
    changes.add(change(comparable, after, low, null));
    return changes.stream().allMatch(each -> each.from().equals(Optional.of(each.to())))
        ? List.of()
        : changes;
  }

  private static void addBorders(Constitution policy, TreeSet<BigDecimal> borders) {
    policy.autonomy().bands().forEach(band -> band.upTo().ifPresent(borders::add));
  }

  /** Of what is more than {@code low} and at most {@code high}. */
  private static AutonomyChange change(
      Optional<Constitution> before,
      Constitution after,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high) {
    return new AutonomyChange(
        name(low, high), before.map(it -> level(it, high)), level(after, high));
  }

  private static String name(@Nullable BigDecimal low, @Nullable BigDecimal high) {
    if (high == null) {
      return low == null ? "all" : "above " + low.toPlainString();
    }
    return low == null
        ? "up to " + high.toPlainString()
        : low.toPlainString() + " to " + high.toPlainString();
  }

  /** The first band that reaches so far; people decide on what is beyond all of them. */
  private static AutonomyLevel level(Constitution policy, @Nullable BigDecimal high) {
    return policy.autonomy().bands().stream()
        .filter(
            band ->
                band.upTo().isEmpty() || (high != null && high.compareTo(band.upTo().get()) <= 0))
        .findFirst()
        .map(Band::level)
        .orElse(AutonomyLevel.AL0);
  }
}
