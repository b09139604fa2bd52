package dev.steward.analytics.uplift;

import dev.steward.analytics.measure.Interval;
import dev.steward.analytics.measure.Words;
import dev.steward.analytics.table.Metric;
import dev.steward.analytics.uplift.Check.Result;
import java.util.List;

/** What follows from the checks, and how it is said. */
final class Verdicts {
  private Verdicts() {}

  /** Whether the checks so far already forbid an answer. */
  static boolean failed(List<Check> checks) {
    return checks.stream().anyMatch(check -> check.result() == Result.FAILED);
  }

  static Uplift.Refused refused(List<Check> checks) {
    return new Uplift.Refused(says(checks, Result.FAILED), checks);
  }

  static Uplift of(Finding finding) {
    if (failed(finding.checks())) {
      return refused(finding.checks());
    }
    List<String> warnings = says(finding.checks(), Result.WORRYING);
    return warnings.isEmpty() ? new Uplift.Estimate(finding) : new Uplift.Warned(finding, warnings);
  }

  static String evidence(Effect effect, Metric outcome, Arms arms) {
    Interval interval = effect.interval();
    String name =
        switch (outcome) {
          case Metric.Rate rate -> Words.name(rate.column()) + " " + Words.name(rate.level());
          case Metric.Mean mean -> Words.name(mean.column());
        };
    String size = Words.difference(interval, outcome instanceof Metric.Rate);
    String rows =
        "on average over %s, n = %s treated and %s others."
            .formatted(
                effect.estimand().said(), Words.count(arms.treated()), Words.count(arms.control()));
    return interval.excludesZero()
        ? "The treatment moved " + name + ": " + size + " " + rows
        : "That the treatment moved " + name + " is not shown: " + size + " " + rows;
  }

  private static List<String> says(List<Check> checks, Result result) {
    return checks.stream()
        .filter(check -> check.result() == result)
        .map(check -> check.name() + ": " + check.says())
        .toList();
  }
}
