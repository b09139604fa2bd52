package dev.steward.decisions.trials;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.Declaration;
import dev.steward.decisions.constitutions.Trial;
import dev.steward.decisions.plans.InForce;
import dev.steward.decisions.scorecards.Conclusion;
import dev.steward.decisions.scorecards.Difference;
import dev.steward.decisions.scorecards.Fairness;
import dev.steward.decisions.scorecards.GuardrailFinding;
import dev.steward.decisions.scorecards.SampleRatio;
import dev.steward.decisions.scorecards.Scorecard;
import dev.steward.decisions.scorecards.Tally;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A scorecard as it is told, with approvals by protected attribute beside it. */
@Singleton
final class ScorecardText {
  private final TrialRows rows;
  private final TenantTransactions transactions;

  ScorecardText(TrialRows rows, TenantTransactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  ObjectNode json(TenantId tenant, InForce plan, Scorecards.Card card) {
    Scorecard scorecard = card.conclusion().scorecard();
    Difference success = scorecard.success();
    ObjectNode json =
        Json.object()
            .put("domain", plan.plan().domain())
            .put("epoch", plan.plan().epoch())
            .put("candidate", card.candidate().planned().policy())
            .put("baseline", card.baseline().planned().policy())
            .put("conclusion", name(card.conclusion()))
            .put("says", card.conclusion().says());
    Trial trial = card.baseline().constitution().trial();
    json.putObject("terms").put("minimum", trial.minimum()).put("margin", trial.margin());
    json.set("candidateOutcomes", tally(scorecard.candidate()));
    json.set("baselineOutcomes", tally(scorecard.baseline()));
    difference(success).ifPresent(told -> json.set("difference", told));
    ArrayNode guardrails = json.putArray("guardrails");
    scorecard.guardrails().forEach(finding -> guardrails.add(guardrail(finding)));
    json.set("split", split(scorecard.ratio()));
    ArrayNode fairness = json.putArray("fairness");
    fairness(tenant, card.candidate().constitution(), fairness);
    fairness(tenant, card.baseline().constitution(), fairness);
    return json;
  }

  /** Empty while there is no epoch in which both sides have outcomes. */
  private static Optional<ObjectNode> difference(Difference difference) {
    return Double.isFinite(difference.low()) && Double.isFinite(difference.high())
        ? Optional.of(
            Json.object()
                .put("estimate", difference.estimate())
                .put("low", difference.low())
                .put("high", difference.high()))
        : Optional.empty();
  }

  private static ObjectNode guardrail(GuardrailFinding finding) {
    ObjectNode json =
        Json.object()
            .put("name", finding.terms().name())
            .put("standing", finding.standing().name().toLowerCase(Locale.ROOT))
            .put("values", finding.n())
            .put("margin", finding.terms().margin());
    difference(finding.worse()).ifPresent(worse -> json.set("worse", worse));
    return json;
  }

  private static ObjectNode split(SampleRatio ratio) {
    return Json.object()
        .put("candidate", ratio.candidate())
        .put("planned", ratio.expected())
        .put("p", ratio.p())
        .put("broken", ratio.broken());
  }

  private void fairness(TenantId tenant, Constitution policy, ArrayNode into) {
    for (Declaration fact : policy.facts().all()) {
      if (fact.protectedAttribute()) {
        Map<String, Tally> groups =
            transactions.read(
                tenant,
                tx -> rows.approvals(tx, tenant, policy.domain(), policy.id(), fact.name()));
        if (!groups.isEmpty()) {
          into.add(fairness(policy, Fairness.of(fact.name(), groups)));
        }
      }
    }
  }

  private static ObjectNode fairness(Constitution policy, Fairness fairness) {
    ObjectNode json =
        Json.object().put("policy", policy.id()).put("attribute", fairness.attribute());
    ArrayNode groups = json.putArray("groups");
    for (Fairness.Group group : fairness.groups()) {
      ObjectNode told =
          groups
              .addObject()
              .put("group", group.name())
              .put("decisions", group.approved().trials())
              .put("approved", group.approved().rate())
              .put("low", group.interval().low())
              .put("high", group.interval().high())
              .put("belowFourFifths", group.belowFourFifths());
      group.ratio().ifPresent(ratio -> told.put("ratio", ratio));
    }
    return json;
  }

  private static ObjectNode tally(Tally tally) {
    return Json.object().put("successes", tally.successes()).put("trials", tally.trials());
  }

  private static String name(Conclusion conclusion) {
    return conclusion instanceof Conclusion.NoData
        ? "no-data"
        : conclusion.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
