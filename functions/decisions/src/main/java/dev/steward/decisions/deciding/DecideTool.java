package dev.steward.decisions.deciding;

import dev.steward.core.TenantId;
import dev.steward.decisions.constitutions.Verdict;
import dev.steward.executor.AtomicHandler;
import dev.steward.executor.EffectKeys;
import dev.steward.executor.Invocation;
import dev.steward.json.Json;
import dev.steward.json.JsonDocument;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code decisions.decide}. */
@Singleton
final class DecideTool implements AtomicHandler<DecideTool.Input, DecideTool.Output> {
  record Input(
      DomainName domain,
      Name entity,
      JsonDocument facts,
      @Nullable Name correlationId,
      @Nullable Boolean debug) {}

  record Output(
      String decisionId,
      String domain,
      String verdict,
      String status,
      String autonomyLevel,
      String rule,
      String reason,
      String policy,
      String role,
      double propensity,
      String hash,
      String prevHash,
      double latencyMs,
      @Nullable List<FollowUp> followUps,
      @Nullable List<Similar> similar) {
    /** As it was made: what people make of it later is no part of the answer. */
    static Output of(Answered answered) {
      Decision decision = answered.kept().decision();
      boolean waits = decision.level().waits();
      return new Output(
          decision.id(),
          decision.domain(),
          decision.verdict().wire(),
          (waits ? Status.WAITING : Status.FINAL).wire(),
          decision.level().name(),
          decision.rule(),
          decision.reason(),
          decision.maker().policy(),
          decision.maker().role(),
          decision.maker().propensity(),
          answered.hash(),
          answered.prevHash(),
          decision.latencyMicros() / 1_000.0,
          waits ? List.of(FollowUp.resolve(decision)) : null,
          Similar.wanted(decision) ? Similar.to(decision) : null);
    }
  }

  /**
   * The call that people approve, or do not. Who only escalates proposes to approve: that is what
   * was asked for.
   */
  record FollowUp(String tool, JsonDocument arguments) {
    static FollowUp resolve(Decision decision) {
      Verdict proposed =
          decision.verdict() == Verdict.ESCALATE ? Verdict.APPROVE : decision.verdict();
      return new FollowUp(
          "decisions.resolve",
          JsonDocument.of(
              Json.object().put("decision_id", decision.id()).put("verdict", proposed.wire())));
    }
  }

  private final Decider decider;
  private final DecisionStore store;
  private final PostgresEffectKeys keys;

  DecideTool(Decider decider, DecisionStore store, PostgresEffectKeys keys) {
    this.decider = decider;
    this.store = store;
    this.keys = keys;
  }

  @Override
  public String tool() {
    return "decisions.decide";
  }

  @Override
  public String path() {
    return "/execute/decisions/decide";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Class<Output> output() {
    return Output.class;
  }

  @Override
  public EffectKeys keys() {
    return keys;
  }

  @Override
  public Output again(TenantId tenant, String key) {
    return Output.of(
        store
            .madeFor(tenant, key)
            .orElseThrow(() -> new IllegalStateException("a key without its decision")));
  }

  @Override
  public Output handle(Invocation call, Input input) {
    return Output.of(
        decider.decide(
            call,
            new Question(
                input.domain().value(),
                input.entity().value(),
                input.facts().root(),
                Optional.ofNullable(input.correlationId()).map(Name::value),
                Boolean.TRUE.equals(input.debug()))));
  }
}
