package dev.steward.decisions.deciding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Fault;
import dev.steward.core.IdSource;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.core.Violation;
import dev.steward.decisions.UsedTokens;
import dev.steward.decisions.assist.Adviser;
import dev.steward.decisions.assist.Assistance;
import dev.steward.decisions.constitutions.Case;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.Judgement;
import dev.steward.decisions.plans.InForce;
import dev.steward.decisions.plans.Plans;
import dev.steward.decisions.redacting.FactRedaction;
import dev.steward.executor.Invocation;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides: the policy that the plan assigns to the entity, over the facts and what is known of the
 * entity; stores the decision, and links it into the chain of its domain, in one transaction.
 */
@Singleton
public final class Decider {
  private final Plans plans;
  private final FactRedaction redaction;
  private final Alike alike;
  private final Features features;
  private final Adviser adviser;
  private final Precedents precedents;
  private final DecisionStore store;
  private final DecisionMeters meters;
  private final IdSource ids;
  private final InstantSource clock;

  Decider(
      Plans plans,
      FactRedaction redaction,
      Alike alike,
      Features features,
      Adviser adviser,
      Precedents precedents,
      DecisionStore store,
      DecisionMeters meters,
      IdSource ids,
      InstantSource clock) {
    this.plans = plans;
    this.redaction = redaction;
    this.alike = alike;
    this.features = features;
    this.adviser = adviser;
    this.precedents = precedents;
    this.store = store;
    this.meters = meters;
    this.ids = ids;
    this.clock = clock;
  }

  /** The stream of the journal in which a domain's decisions are linked. */
  public static String stream(String domain) {
    return "decisions." + domain;
  }

  /**
   * Once for an effect key. Who asks again is told the same decision; a marked call is told that
   * its key is taken, because only its caller knows whether it is the same call.
   */
  public Answered decide(Invocation call, Question question) {
    if (call.attempt() > 1 && call.mark().isEmpty()) {
      Optional<Answered> before = store.madeFor(call.tenant(), call.effectKey());
      if (before.isPresent()) {
        tellUse(call, before.get().kept().decision());
        return before.get();
      }
    }
    long start = System.nanoTime();
    InForce plan =
        plans
            .of(call.tenant(), question.domain())
            .orElseThrow(
                () ->
                    new Fault(
                        ProblemType.NOT_FOUND,
                        "no policy decides in this domain: publish one and bind it"));
    InForce.Assigned chosen = plan.assign(call.tenant(), question.entity(), question.facts());
    Constitution constitution = chosen.member().constitution();
    mustBeFacts(constitution, question.facts());
    Instant now = clock.instant();
    JsonNode facts = redaction.of(call.tenant(), constitution, question.facts());
    Alike.Found similar = alike.to(call.tenant(), constitution, facts, question.debug());
    Case known = new Case(facts, known(call.tenant(), question, constitution, similar, now));
    Adviser.Advised advised =
        adviser.on(
            call.tenant(),
            constitution,
            known,
            constitution.judge(known),
            () -> precedents.of(call.tenant(), constitution, similar.refs()),
            call.deadline());
    Decision decision = decision(call, question, plan, chosen, known, similar, advised, now, start);
    tellUse(call, decision);
    Answered answered = store.keep(call, decision);
    if (answered.kept().decision().id().equals(decision.id())) {
      meters.made(decision);
    }
    return answered;
  }

  private Map<String, Double> known(
      TenantId tenant,
      Question question,
      Constitution constitution,
      Alike.Found similar,
      Instant now) {
    if (constitution.features().isEmpty()) {
      return Map.of();
    }
    Map<String, Double> known =
        features.of(tenant, question.domain(), question.entity(), constitution.features(), now);
    known.putAll(similar.features());
    return known;
  }

  private Decision decision(
      Invocation call,
      Question question,
      InForce plan,
      InForce.Assigned chosen,
      Case known,
      Alike.Found similar,
      Adviser.Advised advised,
      Instant now,
      long start) {
    Constitution constitution = chosen.member().constitution();
    Judgement judgement = advised.judgement();
    ObjectNode values = Json.object();
    known.features().forEach(values::put);
    return new Decision(
        ids.next("dec"),
        question.domain(),
        question.entity(),
        question.correlation(),
        new Decision.Maker(
            constitution.id(),
            constitution.digest().value(),
            plan.plan().epoch(),
            chosen.member().planned().role().wire(),
            chosen.propensity()),
        known.facts(),
        values,
        context(question, similar),
        advised.assistance().map(Assistance::json),
        judgement.verdict(),
        judgement.level(),
        judgement.rule(),
        judgement.reason(),
        judgement.measure(),
        constitution.moneyOf(known),
        judgement.level().waits() ? Status.WAITING : Status.FINAL,
        new Decision.Origin(call.principal(), call.run(), call.effectKey(), ids.next("evt")),
        now,
        Duration.ofNanos(System.nanoTime() - start).toNanos() / 1_000,
        shadows(plan, known));
  }

  private static JsonNode context(Question question, Alike.Found similar) {
    ObjectNode context = Json.object();
    if (question.debug()) {
      context.put(Similar.WANTED, true);
    }
    if (!similar.cases().isEmpty()) {
      ArrayNode cases = context.putArray(Similar.CASES);
      similar.cases().forEach(each -> cases.add(Similar.of(each).json()));
    }
    return context;
  }

  /** A policy that cannot read these facts would have escalated. Nobody asks a model for it. */
  private static List<Decision.Shadow> shadows(InForce plan, Case known) {
    List<Decision.Shadow> shadows = new ArrayList<>();
    for (InForce.Member member : plan.shadows()) {
      Constitution constitution = member.constitution();
      Judgement judgement =
          constitution.facts().check(known.facts()).isEmpty()
              ? constitution.judge(known)
              : Judgement.unsure("its facts are others");
      shadows.add(
          new Decision.Shadow(
              constitution.id(),
              constitution.digest().value(),
              judgement.verdict(),
              judgement.level(),
              judgement.rule(),
              judgement.reason()));
    }
    return shadows;
  }

  /** By what is kept: a repeated call tells what the first one used. */
  private static void tellUse(Invocation call, Decision decision) {
    UsedTokens.tell(call.meter(), Assistance.tokens(decision.assist()));
  }

  private static void mustBeFacts(Constitution constitution, JsonNode facts) {
    List<Violation> violations = constitution.facts().check(facts);
    if (!violations.isEmpty()) {
      throw new Fault(
          ProblemType.INVALID_INPUT,
          "these are not the facts that " + constitution.id() + " decides by",
          violations.stream()
              .map(each -> new Violation("/facts" + each.pointer(), each.message()))
              .toList(),
          null);
    }
  }
}
