package dev.steward.controlplane.approvals;

import dev.steward.controlplane.runs.Run;
import dev.steward.database.Statements;

/** Whoever changes a run and its approval takes the run first, so that no two wait crosswise. */
final class RunLock {
  private RunLock() {}

  static void add(Statements statements, Run run) {
    statements.add(
        """
        SELECT attempt FROM control.run
        WHERE tenant_id = ?
          AND id = ?
        FOR UPDATE
        """,
        slots -> slots.text(run.tenant().value()).text(run.id()));
  }
}
