package dev.steward.decisions.deciding;

import dev.steward.decisions.assist.Assistance;
import dev.steward.decisions.constitutions.Verdict;
import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import dev.steward.json.Json;
import dev.steward.json.JsonDocument;
import dev.steward.ports.models.Tokens;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code decisions.decide}. */
@Singleton
final class DecideTool implements ToolHandler<DecideTool.Input, DecideTool.Output> {
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
    static Output of(Answered answered, boolean debug) {
      Kept kept = answered.kept();
      Decision decision = kept.decision();
      return new Output(
          decision.id(),
          decision.domain(),
          kept.resolution().map(Verdict::wire).orElse(decision.verdict().wire()),
          decision.status().wire(),
          decision.level().name(),
          decision.rule(),
          decision.reason(),
          decision.maker().policy(),
          decision.maker().role(),
          decision.maker().propensity(),
          answered.hash(),
          answered.prevHash(),
          decision.latencyMicros() / 1_000.0,
          decision.status() == Status.WAITING ? List.of(FollowUp.resolve(decision)) : null,
          debug ? Similar.to(decision) : null);
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

  DecideTool(Decider decider) {
    this.decider = decider;
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
  public boolean repeatable() {
    return true;
  }

  @Override
  public Output handle(Invocation call, Input input) {
    boolean debug = Boolean.TRUE.equals(input.debug());
    Answered answered =
        decider.decide(
            call,
            new Question(
                input.domain().value(),
                input.entity().value(),
                input.facts().root(),
                Optional.ofNullable(input.correlationId()).map(Name::value),
                debug));
    // By what is kept: a repeated call tells what the first one used. Units that are not told are
    // charged at their ceiling.
    Tokens used = Assistance.tokens(answered.kept().decision().assist());
    call.meter().add("input", used.input());
    call.meter().add("output", used.output());
    return Output.of(answered, debug);
  }
}
