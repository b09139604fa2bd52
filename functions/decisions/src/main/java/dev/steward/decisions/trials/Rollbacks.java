package dev.steward.decisions.trials;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.History;
import dev.steward.decisions.Notice;
import dev.steward.decisions.plans.InForce;
import dev.steward.decisions.plans.Plan;
import dev.steward.decisions.plans.Plans;
import dev.steward.decisions.scorecards.Conclusion;
import dev.steward.decisions.scorecards.Evidence;
import dev.steward.decisions.scorecards.Terms;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** Takes back what is worse, without asking; people are told in the same transaction. */
@Singleton
final class Rollbacks {
  private final Plans plans;
  private final History history;
  private final TenantTransactions transactions;

  Rollbacks(Plans plans, History history, TenantTransactions transactions) {
    this.plans = plans;
    this.history = history;
    this.transactions = transactions;
  }

  /** Unless the plan has changed meanwhile. */
  boolean takeBack(
      TenantId tenant, String job, InForce plan, Scorecards.Card card, Conclusion.Demote because) {
    return transactions.write(
        tenant,
        tx -> {
          Optional<Plan> after =
              plans.bindAfter(
                  tenant, job, plan.plan(), Rollout.back(plan, card.candidate(), because.says()));
          if (after.isPresent()) {
            history.tell(
                tx, tenant, job, "decision.rolled-back", entry(after.get(), plan, card, because));
          }
          return after.isPresent();
        });
  }

  private static ObjectNode entry(
      Plan after, InForce plan, Scorecards.Card card, Conclusion.Demote because) {
    ObjectNode data =
        Json.object()
            .put("domain", after.domain())
            .put("epoch", after.epoch())
            .put("policy", card.candidate().planned().policy())
            .put("live", after.live().policy())
            .put("reason", because.says());
    return data.set(Notice.MEMBER, notice(plan, card, because).json());
  }

  private static Notice notice(InForce plan, Scorecards.Card card, Conclusion.Demote because) {
    String candidate = card.candidate().planned().policy();
    return new Notice(
        candidate + " was taken back",
        String.format(
            Locale.ROOT,
            "It decided %.0f %% of the cases of %s. From now on it decides none and only watches. %s",
            card.candidate().planned().weight() / 100.0,
            plan.plan().domain(),
            because.says()),
        Evidence.of(Terms.of(card.baseline().constitution()), because.scorecard()),
        ("Nothing has to be done: %s decides these cases again. To try once more, publish a new"
                + " version.")
            .formatted(card.baseline().planned().policy()),
        "/scorecards#" + plan.plan().domain());
  }
}
