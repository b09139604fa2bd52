package dev.steward.decisions.plans;

import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.policies.Policies;
import dev.steward.decisions.policies.PolicyId;
import dev.steward.decisions.policies.Published;
import dev.steward.decisions.policies.Retirement;
import jakarta.inject.Singleton;

/** What a plan names is not retired under it. */
@Singleton
final class RetirementOfUnplanned implements Retirement {
  private final Policies policies;
  private final PlanRows plans;
  private final TenantTransactions transactions;

  RetirementOfUnplanned(Policies policies, PlanRows plans, TenantTransactions transactions) {
    this.policies = policies;
    this.plans = plans;
    this.transactions = transactions;
  }

  @Override
  public Published retire(Caller caller, PolicyId id) {
    if (id.version().isEmpty()) {
      throw new Fault(ProblemType.INVALID_INPUT, "say which version is retired: NAME@VERSION");
    }
    TenantId tenant = caller.tenant();
    return transactions.write(
        tenant,
        tx -> {
          policies.lock(tx, tenant);
          Published policy =
              policies
                  .find(tx, tenant, id)
                  .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "no such policy"));
          String name = policy.constitution().id();
          for (Plan plan : plans.inForce(tx, tenant)) {
            if (plan.policies().stream().anyMatch(each -> each.policy().equals(name))) {
              throw new Fault(
                  ProblemType.CONFLICT,
                  name + " stands in the plan of " + plan.domain() + ": bind another first");
            }
          }
          if (policy.retiredAt().isEmpty()) {
            policies.retire(tx, caller, policy);
          }
          return policies.find(tx, tenant, id).orElseThrow();
        });
  }
}
