package dev.steward.reliability;

import dev.steward.reliability.faults.Fault.Struck;
import dev.steward.reliability.promises.Promise;
import dev.steward.reliability.promises.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a torture came to. */
public record Outcome(
    long calls,
    long requests,
    long unanswered,
    long runs,
    Map<String, Long> states,
    long effects,
    Map<String, Map<Struck, Long>> faults,
    List<Checked> checked) {
  /** A promise, how much was looked at, and where it was broken. */
  public record Checked(Promise promise, String looked, List<Violation> violations) {}

  public boolean kept() {
    return checked.stream().allMatch(each -> each.violations().isEmpty());
  }

  static Outcome ofFaults(Map<String, Map<Struck, Long>> faults) {
    return new Outcome(0, 0, 0, 0, Map.of(), 0, faults, List.of());
  }

  Outcome plus(Outcome other) {
    Map<String, Long> allStates = new HashMap<>(states);
    other.states.forEach((state, count) -> allStates.merge(state, count, Long::sum));
    Map<String, Map<Struck, Long>> allFaults = new HashMap<>(faults);
    other.faults.forEach((kind, counts) -> allFaults.merge(kind, counts, Outcome::sum));
    return new Outcome(
        calls + other.calls,
        requests + other.requests,
        unanswered + other.unanswered,
        runs + other.runs,
        allStates,
        effects + other.effects,
        allFaults,
        Stream.concat(checked.stream(), other.checked.stream()).toList());
  }

  private static Map<Struck, Long> sum(Map<Struck, Long> some, Map<Struck, Long> more) {
    Map<Struck, Long> sum = new HashMap<>(some);
    more.forEach((struck, count) -> sum.merge(struck, count, Long::sum));
    return sum;
  }
}
