package dev.steward.analytics.intake;

import dev.steward.ports.warehouse.Punctuality;
import java.util.List;
import java.util.function.Predicate;

/** What became of the events of a call, in their order; late and future ones among the accepted. */
record Receipt(
    int accepted, int duplicate, int refused, int late, int future, List<Verdict> events) {
  static Receipt of(List<Verdict> verdicts) {
    return new Receipt(
        count(verdicts, each -> each.verdict() == Verdict.Decision.ACCEPTED),
        count(verdicts, each -> each.verdict() == Verdict.Decision.DUPLICATE),
        count(verdicts, each -> each.verdict() == Verdict.Decision.REFUSED),
        count(verdicts, each -> each.accepted(Punctuality.LATE)),
        count(verdicts, each -> each.accepted(Punctuality.FUTURE)),
        verdicts);
  }

  boolean nothingFit() {
    return refused > 0 && refused == events.size();
  }

  private static int count(List<Verdict> verdicts, Predicate<Verdict> which) {
    return (int) verdicts.stream().filter(which).count();
  }
}
