package dev.steward.decisions.learning;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fold from outcomes to what is believed of each policy. Each decision counts once, however
 * often and in whatever order its outcome comes; only integers are added, so a rebuild gives the
 * same numbers bit for bit.
 */
public final class Posteriors {
  private Posteriors() {}

  /** By policy; one without outcomes is not in it, and is {@link Posterior#UNKNOWN}. */
  public static SortedMap<String, Posterior> of(Iterable<Matured> outcomes) {
    SortedMap<String, Posterior> posteriors = new TreeMap<>();
    for (Matured outcome : latest(outcomes).values()) {
      posteriors.merge(
          outcome.policy(),
          Posterior.UNKNOWN.after(outcome.success()),
          (before, _) -> before.after(outcome.success()));
    }
    return posteriors;
  }

  private static Map<String, Matured> latest(Iterable<Matured> outcomes) {
    Map<String, Matured> latest = new HashMap<>();
    for (Matured outcome : outcomes) {
      latest.merge(outcome.decision(), outcome, Posteriors::later);
    }
    return latest;
  }

  private static Matured later(Matured one, Matured other) {
    if (!one.policy().equals(other.policy())) {
      throw new IllegalArgumentException(
          "decision %s was made by %s, not by %s"
              .formatted(one.decision(), one.policy(), other.policy()));
    }
    if (one.revision() == other.revision() && one.success() != other.success()) {
      throw new IllegalArgumentException(
          "decision %s has two outcomes of revision %d".formatted(one.decision(), one.revision()));
    }
    return one.revision() >= other.revision() ? one : other;
  }
}
