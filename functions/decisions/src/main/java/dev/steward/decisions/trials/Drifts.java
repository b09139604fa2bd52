package dev.steward.decisions.trials;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.drift.Drift;
import dev.steward.decisions.drift.Finding;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Compares what was decided in a window with the time before, as a policy says. */
@Singleton
final class Drifts {
  private final DriftRows rows;
  private final TenantTransactions transactions;

  Drifts(DriftRows rows, TenantTransactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** What was found, and among how many decisions of the baseline and of the window. */
  record Look(List<Finding> findings, long before, long now) {
    Look {
      findings = List.copyOf(findings);
    }

    List<Finding.Alarm> alarms() {
      return findings.stream()
          .filter(Finding.Alarm.class::isInstance)
          .map(Finding.Alarm.class::cast)
          .toList();
    }
  }

  Look look(TenantId tenant, Constitution policy, Stretches stretches) {
    Watching baseline = seen(tenant, policy, stretches.from(), stretches.middle());
    Watching window = seen(tenant, policy, stretches.middle(), stretches.end());
    return new Look(
        Drift.of(policy.drift()).look(Watching.beside(baseline, window)),
        baseline.cases(),
        window.cases());
  }

  private Watching seen(TenantId tenant, Constitution policy, Instant from, Instant to) {
    Watching watching = new Watching(policy);
    return transactions.read(
        tenant,
        tx -> {
          rows.between(tx, tenant, policy.domain(), from, to, watching::see);
          return watching;
        });
  }
}
