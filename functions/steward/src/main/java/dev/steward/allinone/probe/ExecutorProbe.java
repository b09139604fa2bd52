package dev.steward.allinone.probe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.json.Json;
import dev.steward.registry.IdempotencyLevel;
import dev.steward.registry.Tool;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tries an executor point by point, in the order of {@code contracts/executor}. Only the last
 * points do the tool's work, and only when a sample input is given.
 */
public final class ExecutorProbe {
  private static final String NOTHING = "{}";
  private static final String MALFORMED = "{\"a\":1,";

  private final Tool tool;
  private final Credentials credentials;
  private final ExecutorCalls calls;
  private final String right;
  private final String audience;
  private final List<Check> checks = new ArrayList<>();

  public ExecutorProbe(Tool tool, URI base, Credentials credentials) {
    this.tool = tool;
    this.credentials = credentials;
    this.audience = base.toString();
    this.right = credentials.right(audience);
    this.calls = new ExecutorCalls(tool, base, credentials.tenant());
  }

  /** Every check; ends early when nobody answers. */
  public List<Check> run(Optional<JsonNode> sample) {
    try {
      Reply stranger = calls.send(Call.ofStranger(NOTHING));
      checks.add(Check.of("can be reached", true, stranger.seen()));
      denied("refuses a call without identity", stranger);
      identity();
      headers(sample);
      badInput();
      if (tool.idempotency() == IdempotencyLevel.QUERYABLE) {
        unknownKey();
      }
      work(sample);
    } catch (IOException e) {
      String promise = checks.isEmpty() ? "can be reached" : "answers every call";
      checks.add(Check.of(promise, false, e.toString()));
    }
    return List.copyOf(checks);
  }

  private void identity() throws IOException {
    denied(
        "refuses the control plane's token for another audience",
        calls.send(Call.of(credentials.forAnotherAudience(), NOTHING, "audience")));
    denied(
        "refuses a caller's own token",
        calls.send(Call.of(credentials.ofCaller(audience), NOTHING, "caller")));
    denied("refuses a token that is not one", calls.send(Call.of("a.b.c", NOTHING, "garbage")));
  }

  private void denied(String promise, Reply reply) {
    checks.add(Check.of(promise, reply.denied(), reply.seen()));
  }

  private void headers(Optional<JsonNode> sample) throws IOException {
    Call proper = Call.of(right, body(sample), "headers");
    refused("refuses a call that names no tenant", calls.send(proper.without("Steward-Tenant")));
    refused("refuses a call without effect key", calls.send(proper.without("Idempotency-Key")));
    String late = "refuses a call past its deadline with 408";
    if (sample.isEmpty()) {
      checks.add(Check.skipped(late, "give a sample input with -d"));
      return;
    }
    Reply reply = calls.send(proper.pastItsDeadline());
    checks.add(Check.of(late, reply.status() == 408, reply.seen()));
  }

  private void badInput() throws IOException {
    Reply malformed = calls.send(Call.of(right, MALFORMED, "malformed"));
    checks.add(
        Check.of(
            "refuses malformed JSON with 400 and a problem",
            malformed.status() == 400 && malformed.problem(),
            malformed.seen()));
    String promise = "refuses input outside the schema with 4xx and a problem";
    JsonNode outside = Json.object().put("steward_probe", "this member is in no schema");
    if (tool.input().validate(outside).isEmpty()) {
      checks.add(Check.skipped(promise, "the schema accepts anything"));
      return;
    }
    refused(promise, calls.send(Call.of(right, outside.toString(), "invalid")));
  }

  private void refused(String promise, Reply reply) {
    checks.add(
        Check.of(promise, reply.refused() && !reply.denied() && reply.problem(), reply.seen()));
  }

  private void work(Optional<JsonNode> sample) throws IOException {
    String answers = "answers within its output schema";
    if (sample.isEmpty()) {
      checks.add(Check.skipped(answers, "give a sample input with -d"));
      return;
    }
    Call call = Call.of(right, body(sample), "sample");
    Reply first = calls.send(call);
    checks.add(answered(answers, first));
    checks.add(
        Check.of("repeats the run it answers for", first.run().equals(calls.run()), first.run()));
    repeated(call, first);
    if (tool.idempotency() == IdempotencyLevel.QUERYABLE) {
      knownKey(call, first);
    }
  }

  private void repeated(Call call, Reply first) throws IOException {
    String repeats = "a repeated effect key gives the same answer";
    if (tool.idempotency() == IdempotencyLevel.NONE) {
      checks.add(Check.skipped(repeats, "the registry declares idempotency none"));
      return;
    }
    Reply second = calls.send(call.again());
    checks.add(Check.of(repeats, second.sameAs(first), second.seen()));
  }

  private void unknownKey() throws IOException {
    denied(
        "tells no stranger what became of an effect key", calls.effect(Optional.empty(), "never"));
    Reply never = calls.effect(Optional.of(right), "never");
    checks.add(
        Check.of(
            "says 404 and effect-unknown of a key it never saw",
            never.status() == 404
                && never.json().path("type").asText().equals(ProblemType.EFFECT_UNKNOWN.uri()),
            never.seen()));
  }

  private void knownKey(Call call, Reply first) throws IOException {
    Reply told = calls.effect(Optional.of(right), call.effect());
    JsonNode effect = told.json();
    checks.add(
        Check.of(
            "tells what became of an effect key",
            told.status() == 200
                && effect.path("key").asText().equals(calls.key(call.effect()))
                && effect.path("state").asText().equals("done")
                && effect.path("output").equals(first.json()),
            told.seen() + " " + effect.path("state").asText("no state")));
  }

  private Check answered(String promise, Reply reply) {
    if (reply.status() < 200 || reply.status() >= 300) {
      return Check.of(promise, false, reply.seen() + " " + reply.json().path("detail").asText());
    }
    List<Violation> violations = tool.output().validate(reply.json());
    return Check.of(
        promise,
        violations.isEmpty(),
        violations.isEmpty()
            ? reply.seen()
            : violations.getFirst().pointer() + " " + violations.getFirst().message());
  }

  private String body(Optional<JsonNode> sample) {
    return sample.map(tool.input()::withDefaults).map(JsonNode::toString).orElse(NOTHING);
  }
}
