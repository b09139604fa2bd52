package dev.steward.decisions.trials;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.decisions.jobs.Job;
import dev.steward.decisions.jobs.Lease;
import dev.steward.decisions.plans.InForce;
import dev.steward.decisions.plans.Part;
import dev.steward.decisions.plans.Plan;
import dev.steward.decisions.plans.Plans;
import dev.steward.decisions.scorecards.Conclusion;
import dev.steward.decisions.scorecards.Evidence;
import dev.steward.decisions.scorecards.Terms;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code scorecards}: compares every candidate with the live policy of its domain. One that is
 * worse is taken back at once; a rollout's step that passes leads to the next; who is to be live is
 * proposed to a person.
 */
@Singleton
final class ScorecardsJob implements Job {
  private static final String JOB = "job:scorecards";

  private final Plans plans;
  private final Scorecards scorecards;
  private final ScorecardText text;
  private final Rollbacks rollbacks;

  ScorecardsJob(Plans plans, Scorecards scorecards, ScorecardText text, Rollbacks rollbacks) {
    this.plans = plans;
    this.scorecards = scorecards;
    this.text = text;
    this.rollbacks = rollbacks;
  }

  @Override
  public String name() {
    return "scorecards";
  }

  @Override
  public Report run(TenantId tenant, LocalDate day, Lease lease) {
    ObjectNode said = Json.object();
    ArrayNode cards = said.putArray("scorecards");
    List<Proposal> proposals = new ArrayList<>();
    for (Plan plan : plans.all(tenant)) {
      Optional<InForce> inForce = plans.of(tenant, plan.domain());
      if (inForce.isPresent()) {
        for (Scorecards.Card card : scorecards.of(tenant, inForce.get())) {
          ObjectNode told = text.json(tenant, inForce.get(), card);
          told.put("action", act(tenant, inForce.get(), card, proposals));
          cards.add(told);
        }
        lease.keep(lease.progress().put("domain", plan.domain()));
      }
    }
    return new Report(said, proposals);
  }

  private String act(
      TenantId tenant, InForce plan, Scorecards.Card card, List<Proposal> proposals) {
    Conclusion conclusion = card.conclusion();
    if (conclusion instanceof Conclusion.Demote demote) {
      return rollbacks.takeBack(tenant, JOB, plan, card, demote)
          ? "taken back"
          : "the plan has changed meanwhile";
    }
    if (card.candidate().planned().role() == Part.CANARY) {
      return canary(tenant, plan, card, proposals);
    }
    if (conclusion instanceof Conclusion.Promote promote) {
      proposals.add(promotion(plan, card, promote.says()));
      return "proposed";
    }
    return "none";
  }

  private String canary(
      TenantId tenant, InForce plan, Scorecards.Card card, List<Proposal> proposals) {
    if (!Rollout.passes(card.conclusion())) {
      return "none";
    }
    Optional<Plans.Wish> next = Rollout.next(plan, card.candidate());
    if (next.isEmpty()) {
      proposals.add(promotion(plan, card, card.conclusion().says()));
      return "proposed";
    }
    return change(tenant, plan, next.get()) ? "next step" : "the plan has changed meanwhile";
  }

  private boolean change(TenantId tenant, InForce plan, Plans.Wish wish) {
    return plans.bindAfter(tenant, JOB, plan.plan(), wish).isPresent();
  }

  private static Proposal promotion(InForce plan, Scorecards.Card card, String says) {
    return new Proposal(
        "decisions.promote",
        Json.object()
            .put("domain", plan.plan().domain())
            .put("replaces", card.baseline().planned().policy())
            .put("candidate", card.candidate().planned().policy())
            .put("epoch", plan.plan().epoch())
            .put("because", says)
            .set("evidence", evidence(card)));
  }

  private static ArrayNode evidence(Scorecards.Card card) {
    ArrayNode lines = Json.MAPPER.createArrayNode();
    Terms terms = Terms.of(card.baseline().constitution());
    Evidence.of(terms, card.conclusion().scorecard()).forEach(lines::add);
    return lines;
  }
}
