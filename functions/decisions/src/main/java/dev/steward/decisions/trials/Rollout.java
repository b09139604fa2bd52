package dev.steward.decisions.trials;

import dev.steward.decisions.plans.InForce;
import dev.steward.decisions.plans.Part;
import dev.steward.decisions.plans.PlannedPolicy;
import dev.steward.decisions.plans.Plans;
import dev.steward.decisions.scorecards.Conclusion;
import dev.steward.decisions.scorecards.GuardrailFinding;
import dev.steward.decisions.scorecards.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a gray rollout: shadow, 10 %, 30 %, live. Only a step that passes leads to the next;
 * too little data, or nothing certain, leaves everything as it is; one that fails goes back.
 */
final class Rollout {
  static final int FIRST = 1_000;
  static final int SECOND = 3_000;

  /** By how much a success rate may be worse and a step still pass. */
  static final double NO_WORSE_THAN = 0.05;

  private Rollout() {}

  /** No worse, as far as that is certain, and nothing else suffers. */
  static boolean passes(Conclusion conclusion) {
    Scorecard card = conclusion.scorecard();
    boolean enough = !(conclusion instanceof Conclusion.NoData);
    return enough
        && !(conclusion instanceof Conclusion.Demote)
        && !card.ratio().broken()
        && card.success().low() > -NO_WORSE_THAN
        && card.guardrails().stream()
            .allMatch(each -> each.standing() == GuardrailFinding.Standing.KEPT);
  }

  /** The next step's shares; empty when only people take the last one. */
  static Optional<Plans.Wish> next(InForce plan, InForce.Member canary) {
    int weight = canary.planned().weight();
    return weight >= SECOND
        ? Optional.empty()
        : Optional.of(
            shares(
                plan,
                canary,
                weight < FIRST ? FIRST : SECOND,
                Part.CANARY,
                "%s passed its step of %d %%".formatted(canary.planned().policy(), weight / 100)));
  }

  /** It decides nothing any more, and is only watched. */
  static Plans.Wish back(InForce plan, InForce.Member candidate, String why) {
    return shares(plan, candidate, 0, Part.SHADOW, why);
  }

  /** What one gains or loses, the live policy gives or takes. */
  private static Plans.Wish shares(
      InForce plan, InForce.Member member, int weight, Part part, String why) {
    List<PlannedPolicy> policies = new ArrayList<>();
    int gained = weight - member.planned().weight();
    for (PlannedPolicy each : plan.plan().policies()) {
      if (each.equals(member.planned())) {
        policies.add(new PlannedPolicy(each.policy(), part, weight));
      } else if (each.role() == Part.LIVE) {
        policies.add(new PlannedPolicy(each.policy(), Part.LIVE, each.weight() - gained));
      } else {
        policies.add(each);
      }
    }
    return new Plans.Wish(plan.plan().domain(), policies, plan.plan().audience(), why);
  }
}
