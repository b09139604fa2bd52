package dev.steward.decisions.trials;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.learning.Epoch;
import dev.steward.decisions.learning.Posterior;
import dev.steward.decisions.learning.Thompson;
import dev.steward.decisions.outcomes.OutcomeListener;
import dev.steward.decisions.plans.InForce;
import dev.steward.decisions.plans.Part;
import dev.steward.decisions.plans.PlannedPolicy;
import dev.steward.decisions.plans.Plans;
import dev.steward.decisions.scorecards.Tally;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Moves the shares of a trial towards what succeeds: a new epoch after so many outcomes of the
 * present one, by Thompson sampling over all outcomes so far, with the floor that the live policy
 * names. Within an epoch nothing moves.
 */
@Singleton
final class Bandit implements OutcomeListener {
  /** Short epochs learn sooner: measured in docs/learning.md. */
  static final int EPOCH = 25;

  private record Domain(TenantId tenant, String name) {}

  /** What this process heard: it need not look at the rows each time. */
  private final Map<Domain, Integer> heard = new ConcurrentHashMap<>();

  private final Plans plans;
  private final TrialRows rows;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  Bandit(Plans plans, TrialRows rows, TenantTransactions transactions, InstantSource clock) {
    this.plans = plans;
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void recorded(TenantId tenant, String domain) {
    int count = heard.merge(new Domain(tenant, domain), 1, Integer::sum);
    if (count % EPOCH != 0) {
      return;
    }
    plans.of(tenant, domain).filter(Bandit::isTrial).ifPresent(plan -> look(tenant, plan));
  }

  private void look(TenantId tenant, InForce plan) {
    String domain = plan.plan().domain();
    boolean due =
        transactions.read(
            tenant, tx -> rows.reported(tx, tenant, domain, plan.plan().epoch(), EPOCH));
    if (due) {
      plans.bindAfter(tenant, "bandit", plan.plan(), next(tenant, plan));
    }
  }

  private Plans.Wish next(TenantId tenant, InForce plan) {
    Constitution live = plan.live().constitution();
    Map<String, Tally> tallies =
        transactions.read(
            tenant,
            tx ->
                rows.tallies(
                    tx,
                    tenant,
                    plan.plan().domain(),
                    clock.instant(),
                    live.outcome().maturesAfter()));
    Map<String, Posterior> posteriors = new HashMap<>();
    tallies.forEach(
        (policy, tally) ->
            posteriors.put(
                policy,
                new Posterior(1 + tally.successes(), 1 + tally.trials() - tally.successes())));
    Thompson thompson = new Thompson(EPOCH, Thompson.DRAWS, live.trial().floor());
    Epoch next = thompson.next(plan.shares(), posteriors);
    Map<String, Integer> weights = new HashMap<>();
    next.arms().forEach(arm -> weights.put(arm.policy(), arm.weight()));
    List<PlannedPolicy> policies =
        plan.plan().policies().stream()
            .map(
                each ->
                    new PlannedPolicy(
                        each.policy(), each.role(), weights.getOrDefault(each.policy(), 0)))
            .toList();
    return new Plans.Wish(
        plan.plan().domain(),
        policies,
        plan.plan().audience(),
        "shares follow %d outcomes"
            .formatted(tallies.values().stream().mapToLong(Tally::trials).sum()));
  }

  /** A rollout's shares are set by its steps, not by luck. */
  private static boolean isTrial(InForce plan) {
    List<Part> parts = plan.plan().policies().stream().map(PlannedPolicy::role).toList();
    return parts.contains(Part.TRIAL) && !parts.contains(Part.CANARY);
  }
}
