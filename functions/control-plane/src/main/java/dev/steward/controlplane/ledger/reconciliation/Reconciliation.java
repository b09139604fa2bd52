package dev.steward.controlplane.ledger.reconciliation;

import dev.steward.controlplane.ledger.reconciliation.Report.Finding;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the whole ledger of a tenant as it is at one moment, and tells what does not add up. */
@Singleton
final class Reconciliation {
  private static final int TOLD = 1_000;

  private final TenantTransactions transactions;
  private final FindingRows findings;
  private final ChargedRows charges;
  private final InstantSource clock;

  Reconciliation(
      TenantTransactions transactions,
      FindingRows findings,
      ChargedRows charges,
      InstantSource clock) {
    this.transactions = transactions;
    this.findings = findings;
    this.charges = charges;
    this.clock = clock;
  }

  Report of(TenantId tenant, Optional<List<InvoiceLine>> invoice) {
    return transactions.read(
        tenant,
        tx -> {
          List<Finding> found =
              findings.some(tenant.value(), TOLD).stream()
                  .map(row -> new Finding(row.kind(), row.subject(), row.expected(), row.found()))
                  .toList();
          Optional<Report.Invoice> compared =
              invoice.map(lines -> Comparison.of(lines, charged(tenant, lines)));
          return new Report(
              found.isEmpty() && compared.filter(it -> it.agreed() < it.lines()).isEmpty(),
              clock.instant(),
              findings.transactions(tenant.value()),
              found,
              compared);
        });
  }

  private Map<String, ChargedRow> charged(TenantId tenant, List<InvoiceLine> lines) {
    List<String> runs = lines.stream().map(InvoiceLine::run).distinct().toList();
    Map<String, ChargedRow> charged = new HashMap<>();
    for (int from = 0; from < runs.size(); from += TOLD) {
      charges
          .of(tenant.value(), runs.subList(from, Math.min(runs.size(), from + TOLD)))
          .forEach(row -> charged.put(row.runId(), row));
    }
    return charged;
  }
}
