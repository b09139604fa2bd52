package dev.steward.controlplane.approvals;

import dev.steward.controlplane.policies.Policies;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.tools.ToolCatalog;
import dev.steward.core.Digest;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
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
    Optional<Tool> tool = catalog.tool(run.tool());
    Optional<Digest> digest =
        tool.map(
            found ->
                BoundCall.of(
                        run,
                        found.digest().value(),
                        policies.digest(run.tenant()),
                        approval.expiresAt())
                    .digest());
    if (!approval.genuine() || !digest.equals(Optional.of(approval.digest()))) {
      throw new Fault(
          ProblemType.APPROVAL_VOID,
          "the arguments, the tool or the policies are not those that were shown");
    }
    return tool.orElseThrow();
  }

  /** Whether the tool or the policies changed since; what else changed shows when it is decided. */
  boolean changed(TenantId tenant, Approval approval) {
    return !approval.policy().equals(policies.digest(tenant))
        || catalog
            .tool(approval.tool())
            .filter(tool -> tool.digest().value().equals(approval.toolDigest()))
            .isEmpty();
  }
}
