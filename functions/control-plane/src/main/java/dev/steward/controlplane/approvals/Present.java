package dev.steward.controlplane.approvals;

import dev.steward.controlplane.policies.Policies;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.tools.ToolCatalog;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.registry.Tool;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How things stand now, beside how they stood when an approval was asked for. */
@Singleton
final class Present {
  private final ToolCatalog catalog;
  private final Policies policies;

  Present(ToolCatalog catalog, Policies policies) {
    this.catalog = catalog;
    this.policies = policies;
  }

  /** The tool, should the run still be the very call that was shown; a fault otherwise. */
  Tool tool(Run run, Approval approval) {
    return unchanged(run, approval)
        .orElseThrow(
            () ->
                new Fault(
                    ProblemType.APPROVAL_VOID,
                    "the arguments, the tool or the policies are not those that were shown"));
  }

  /** The same, empty when anything changed since. */
  Optional<Tool> unchanged(Run run, Approval approval) {
    return catalog
        .tool(run.tool())
        .filter(
            tool ->
                approval.genuine()
                    && approval
                        .digest()
                        .equals(
                            BoundCall.of(
                                    run,
                                    tool.digest().value(),
                                    policies.digest(run.tenant()),
                                    approval.expiresAt())
                                .digest()));
  }
}
