package dev.steward.controlplane.ledger.reconciliation;

import dev.steward.controlplane.ledger.reconciliation.Report.Difference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds an invoice against what was charged. */
final class Comparison {
  private Comparison() {}

  static Report.Invoice of(List<InvoiceLine> lines, Map<String, ChargedRow> charged) {
    Set<String> billed = new HashSet<>();
    List<Difference> differences = new ArrayList<>();
    for (InvoiceLine line : lines) {
      ChargedRow row = charged.get(line.run());
      kind(line, row, !billed.add(line.run()))
          .ifPresent(kind -> differences.add(difference(line, row, kind)));
    }
    return new Report.Invoice(lines.size(), lines.size() - differences.size(), differences);
  }

  private static Optional<String> kind(
      InvoiceLine line, @Nullable ChargedRow charged, boolean again) {
    if (again) {
      return Optional.of("billed-twice");
    }
    if (charged == null) {
      return Optional.of("unknown-run");
    }
    if (!charged.currency().equals(line.currency())) {
      return Optional.of("wrong-currency");
    }
    return charged.amount() == line.micros() ? Optional.empty() : Optional.of("wrong-amount");
  }

  private static Difference difference(
      InvoiceLine line, @Nullable ChargedRow charged, String kind) {
    return new Difference(
        line.number(),
        line.run(),
        kind,
        Long.toString(line.micros()),
        Long.toString(charged == null ? 0 : charged.amount()),
        line.currency());
  }
}
