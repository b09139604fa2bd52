package dev.steward.controlplane.policies;

import dev.steward.controlplane.kernel.GateSlot;
import dev.steward.controlplane.kernel.Guard;
import dev.steward.controlplane.kernel.Verdict;
import dev.steward.controlplane.runs.Run;
import dev.steward.core.ProblemType;
import dev.steward.database.Statements;
import dev.steward.json.Json;
import java.util.List;

/** The tenant's policies are still those the call was judged by. */
record SamePolicies(Policies policies, String head) implements Guard {
  @Override
  public GateSlot slot() {
    return GateSlot.POLICY;
  }

  @Override
  public String requirement() {
    return "policies-in-force";
  }

  @Override
  public void require(Statements statements, Run run) {
    String tenant = run.tenant().value();
    statements.require(
        requirement(),
        """
        SELECT (coalesce((SELECT digest FROM control.policy_head WHERE tenant_id = ?), '') = ?)::int
        """,
        slots -> slots.text(tenant).text(head));
  }

  @Override
  public Verdict.Refuse unmet(Run run) {
    policies.forget(run.tenant());
    return new Verdict.Refuse(
        ProblemType.CONFLICT,
        "another policy was published while this call was judged: call again",
        List.of(),
        Json.object().put("retryAfter", 1));
  }
}
