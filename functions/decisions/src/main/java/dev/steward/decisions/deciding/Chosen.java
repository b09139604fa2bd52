package dev.steward.decisions.deciding;

import dev.steward.core.TenantId;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.plans.InForce;

/** The policy that decides a case, and how likely it was to be this one. */
record Chosen(Constitution constitution, String role, double propensity) {
  static Chosen of(InForce plan, TenantId tenant, Question question) {
    InForce.Member live = plan.live();
    return new Chosen(live.constitution(), live.planned().role().wire(), 1);
  }
}
