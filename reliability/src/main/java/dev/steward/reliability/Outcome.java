package dev.steward.reliability;

import dev.steward.reliability.faults.Fault.Struck;
import dev.steward.reliability.promises.Promise;
import dev.steward.reliability.promises.Violation;
import java.util.List;
import java.util.Map;

/** What a torture came to. */
public record Outcome(
    Options options,
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
}
