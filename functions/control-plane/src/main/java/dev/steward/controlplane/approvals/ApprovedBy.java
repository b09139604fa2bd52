package dev.steward.controlplane.approvals;

import dev.steward.controlplane.kernel.Approvers;
import dev.steward.controlplane.runs.Run;
import dev.steward.core.Fault;
import dev.steward.database.TenantTransactions;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Read where a run was approved, and nowhere else: most calls ask nobody. */
@Singleton
final class ApprovedBy implements Approvers {
  private final ApprovalRows rows;
  private final TenantTransactions transactions;

  ApprovedBy(ApprovalRows rows, TenantTransactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  @Override
  public Optional<String> of(Run run) {
    if (run.approval().isEmpty()) {
      return Optional.empty();
    }
    try {
      return transactions
          .read(run.tenant(), tx -> rows.one(tx, run.tenant(), run.approval().get()))
          .flatMap(Approval::decidedBy);
    } catch (Fault unreadable) {
      // The call was approved all the same, and goes on.
      return Optional.empty();
    }
  }
}
