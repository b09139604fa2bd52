package dev.steward.controlplane.policies;

import dev.steward.controlplane.kernel.Gate;
import dev.steward.controlplane.kernel.GateSlot;
import dev.steward.controlplane.kernel.Passage;
import dev.steward.controlplane.kernel.ToolCall;
import dev.steward.controlplane.kernel.Verdict;
import dev.steward.controlplane.ledger.prices.Price;
import dev.steward.controlplane.ledger.prices.PriceTable;
import dev.steward.controlplane.ledger.prices.UncountableUnits;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.json.Json;
import dev.steward.policy.CallFacts;
import dev.steward.policy.CallFacts.ToolFacts;
import dev.steward.policy.Judgement;
import dev.steward.registry.Tool;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What do the policies in force say of this call? */
@Singleton
final class PolicyGate implements Gate {
  private final Policies policies;
  private final PriceTable prices;
  private final InstantSource clock;

  PolicyGate(Policies policies, PriceTable prices, InstantSource clock) {
    this.policies = policies;
    this.prices = prices;
    this.clock = clock;
  }

  @Override
  public GateSlot slot() {
    return GateSlot.POLICY;
  }

  @Override
  public Verdict check(Passage passage) {
    InForce inForce = policies.of(passage.call().caller().tenant());
    Judgement judgement = inForce.judge(facts(passage));
    Passage onward =
        passage
            .decidedBy(inForce.digest().value())
            .guardedBy(new SamePolicies(policies, inForce.head()));
    return switch (judgement.ruling()) {
      case ALLOW -> new Verdict.Pass(onward);
      case HOLD -> new Verdict.Hold(onward, judgement.name(), judgement.reason());
      case REVISE -> refusal(ProblemType.REVISION_ASKED, judgement, inForce);
      case REFUSE -> refusal(ProblemType.POLICY_REFUSED, judgement, inForce);
    };
  }

  private static Verdict refusal(ProblemType type, Judgement judgement, InForce inForce) {
    return new Verdict.Refuse(
        type,
        judgement.name() + ": " + judgement.reason(),
        List.of(),
        Json.object().put("rule", judgement.name()).put("policy", inForce.digest().value()));
  }

  private CallFacts facts(Passage passage) {
    ToolCall call = passage.call();
    Tool tool = passage.tool();
    return new CallFacts(
        ToolFacts.of(tool),
        passage.arguments().root(),
        call.caller().tenant().value(),
        call.caller().principal(),
        call.caller().roles().stream().map(Role::wire).sorted().toList(),
        call.session().orElse(""),
        call.task().orElse(""),
        cost(tool, passage),
        clock.instant());
  }

  /** What the budget gate will reserve, or refuse to; it stands further on. */
  private long cost(Tool tool, Passage passage) {
    Optional<Price> price = prices.price(tool.name());
    try {
      return price.isPresent() ? price.get().ceiling(passage.arguments().root()) : 0;
    } catch (UncountableUnits uncountable) {
      return Long.MAX_VALUE;
    }
  }
}
