package dev.steward.analytics.intake;

import dev.steward.ports.warehouse.Punctuality;
import java.util.List;

/** What became of the events of a call, in their order; late and future ones among the accepted. */
record Receipt(
    int accepted, int duplicate, int refused, int late, int future, List<Verdict> events) {
  static Receipt of(List<Verdict> verdicts) {
    int accepted = 0;
    int duplicate = 0;
    int late = 0;
    int future = 0;
    for (Verdict each : verdicts) {
      accepted += each.verdict() == Verdict.Decision.ACCEPTED ? 1 : 0;
      duplicate += each.verdict() == Verdict.Decision.DUPLICATE ? 1 : 0;
      late += each.accepted(Punctuality.LATE) ? 1 : 0;
      future += each.accepted(Punctuality.FUTURE) ? 1 : 0;
    }
    int refused = verdicts.size() - accepted - duplicate;
    return new Receipt(accepted, duplicate, refused, late, future, verdicts);
  }

  boolean nothingFit() {
    return refused > 0 && refused == events.size();
  }
}
