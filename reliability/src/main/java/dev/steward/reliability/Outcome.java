package dev.steward.reliability;

import dev.steward.reliability.faults.Fault.Struck;
import dev.steward.reliability.promises.Promise;
import dev.steward.reliability.promises.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a torture came to. */
public record Outcome(
    long calls,
    long requests,
    long unanswered,
    long runs,
    Map<String, Long> states,
    long effects,
    Map<String, Map<Struck, Long>> faults,
    Map<Promise, List<Violation>> violations) {
  public boolean kept() {
    return violations.values().stream().allMatch(List::isEmpty);
  }

  static Outcome ofFaults(Map<String, Map<Struck, Long>> faults) {
    return new Outcome(0, 0, 0, 0, Map.of(), 0, faults, Map.of());
  }

  Outcome plus(Outcome other) {
    Map<String, Long> allStates = new HashMap<>(states);
    other.states.forEach((state, count) -> allStates.merge(state, count, Long::sum));
    Map<String, Map<Struck, Long>> allFaults = new HashMap<>(faults);
    other.faults.forEach((kind, counts) -> allFaults.merge(kind, counts, Outcome::sum));
    Map<Promise, List<Violation>> allViolations = new LinkedHashMap<>(violations);
    other.violations.forEach((promise, more) -> allViolations.merge(promise, more, Outcome::both));
    return new Outcome(
        calls + other.calls,
        requests + other.requests,
        unanswered + other.unanswered,
        runs + other.runs,
        allStates,
        effects + other.effects,
        allFaults,
        allViolations);
  }

  private static Map<Struck, Long> sum(Map<Struck, Long> some, Map<Struck, Long> more) {
    Map<Struck, Long> sum = new HashMap<>(some);
    more.forEach((struck, count) -> sum.merge(struck, count, Long::sum));
    return sum;
  }

  private static List<Violation> both(List<Violation> some, List<Violation> more) {
    List<Violation> both = new ArrayList<>(some);
    both.addAll(more);
    return both;
  }
}
