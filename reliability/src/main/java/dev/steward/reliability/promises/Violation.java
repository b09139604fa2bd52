package dev.steward.reliability.promises;

import dev.steward.reliability.records.Records;
import java.util.List;

/** One time a promise was broken, in words that name the records to look at. */
public record Violation(String what) {
  /** What was found before the records were read. */
  static List<Violation> found(Records records, int promise) {
    return records.findings().stream()
        .filter(finding -> finding.promise() == promise)
        .map(finding -> new Violation(finding.what()))
        .toList();
  }
}
