package dev.steward.decisions.trials;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.Guardrail;
import dev.steward.decisions.plans.InForce;
import dev.steward.decisions.plans.Part;
import dev.steward.decisions.plans.Plan;
import dev.steward.decisions.plans.PlannedPolicy;
import dev.steward.decisions.plans.Plans;
import dev.steward.decisions.scorecards.Conclusion;
import dev.steward.decisions.scorecards.Sample;
import dev.steward.decisions.scorecards.Side;
import dev.steward.decisions.scorecards.Stage;
import dev.steward.decisions.scorecards.Tally;
import dev.steward.decisions.scorecards.Terms;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares each policy that decides a share with the live one, epoch by epoch. */
@Singleton
final class Scorecards {
  private static final int EPOCHS = 10_000;

  private final Plans plans;
  private final TrialRows rows;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  Scorecards(Plans plans, TrialRows rows, TenantTransactions transactions, InstantSource clock) {
    this.plans = plans;
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A candidate, and what is to be said of it. */
  record Card(InForce.Member candidate, InForce.Member baseline, Conclusion conclusion) {}

  List<Card> of(TenantId tenant, InForce plan) {
    String domain = plan.plan().domain();
    List<InForce.Member> candidates =
        plan.members().stream()
            .filter(each -> each.planned().weight() > 0 && !each.equals(plan.live()))
            .toList();
    if (candidates.isEmpty()) {
      return List.of();
    }
    Constitution live = plan.live().constitution();
    Map<TrialRows.Arm, Long> assigned =
        transactions.read(tenant, tx -> rows.assigned(tx, tenant, domain));
    Map<TrialRows.Arm, Outcomes> outcomes = new HashMap<>();
    transactions.read(
        tenant,
        tx -> {
          rows.matured(
              tx,
              tenant,
              domain,
              clock.instant(),
              live.outcome().maturesAfter(),
              each ->
                  outcomes
                      .computeIfAbsent(
                          new TrialRows.Arm(each.epoch(), each.policy()), _ -> new Outcomes())
                      .add(live, each));
          return outcomes;
        });
    List<Plan> epochs = plans.epochs(tenant, domain, EPOCHS);
    return candidates.stream()
        .map(
            candidate ->
                new Card(
                    candidate,
                    plan.live(),
                    Conclusion.of(
                        Terms.of(live),
                        stages(
                            judgedBy(epochs, candidate),
                            candidate,
                            plan.live(),
                            assigned,
                            outcomes))))
        .toList();
  }

  /** A rollout's step is judged by itself, a trial by all of its epochs. */
  private static List<Plan> judgedBy(List<Plan> epochs, InForce.Member candidate) {
    return candidate.planned().role() == Part.CANARY ? epochs.subList(0, 1) : epochs;
  }

  /** The epochs in which both decided. */
  private static List<Stage> stages(
      List<Plan> epochs,
      InForce.Member candidate,
      InForce.Member baseline,
      Map<TrialRows.Arm, Long> assigned,
      Map<TrialRows.Arm, Outcomes> outcomes) {
    List<Stage> stages = new ArrayList<>();
    for (Plan epoch : epochs) {
      int one = weight(epoch, candidate);
      int other = weight(epoch, baseline);
      if (one > 0 && other > 0) {
        stages.add(
            new Stage(
                side(epoch, candidate, one, assigned, outcomes),
                side(epoch, baseline, other, assigned, outcomes)));
      }
    }
    return stages;
  }

  private static Side side(
      Plan epoch,
      InForce.Member member,
      int weight,
      Map<TrialRows.Arm, Long> assigned,
      Map<TrialRows.Arm, Outcomes> outcomes) {
    TrialRows.Arm arm = new TrialRows.Arm(epoch.epoch(), member.planned().policy());
    Outcomes came = outcomes.getOrDefault(arm, new Outcomes());
    return new Side(weight, assigned.getOrDefault(arm, 0L), came.tally, came.guardrails);
  }

  private static int weight(Plan epoch, InForce.Member member) {
    return epoch.policies().stream()
        .filter(each -> each.policy().equals(member.planned().policy()))
        .mapToInt(PlannedPolicy::weight)
        .findFirst()
        .orElse(0);
  }

  /** What an arm's outcomes of an epoch come to. */
  private static final class Outcomes {
    private Tally tally = Tally.NONE;
    private final Map<String, Sample> guardrails = new HashMap<>();

    void add(Constitution terms, MaturedOutcome outcome) {
      outcome.success().ifPresent(success -> tally = tally.plus(new Tally(success ? 1 : 0, 1)));
      for (Guardrail guardrail : terms.guardrails()) {
        Optional<BigDecimal> value = guardrail.of(terms.outcome().metrics(), outcome.metrics());
        value.ifPresent(
            number ->
                guardrails.merge(
                    guardrail.name(), Sample.NONE.plus(number.doubleValue()), Sample::plus));
      }
    }
  }
}
