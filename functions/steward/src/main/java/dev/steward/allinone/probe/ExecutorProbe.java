package dev.steward.allinone.probe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Violation;
import dev.steward.json.Json;
import dev.steward.registry.IdempotencyLevel;
import dev.steward.registry.Tool;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tries an executor point by point. Only the last two points do the tool's work, and only when a
 * sample input is given.
 */
public final class ExecutorProbe {
  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] MALFORMED = "{\"a\":1,".getBytes(StandardCharsets.UTF_8);

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

  /** Every check in the order of the contract; ends early when nobody answers. */
  public List<Check> run(Optional<JsonNode> sample) {
    try {
      Reply stranger = calls.call(Optional.empty(), NOTHING, "stranger", 1);
      checks.add(Check.of("can be reached", true, stranger.seen()));
      denied("refuses a call without identity", stranger);
    } catch (IOException e) {
      checks.add(Check.of("can be reached", false, e.toString()));
      return checks;
    }
    try {
      identity();
      badInput();
      work(sample);
    } catch (IOException e) {
      checks.add(Check.of("answers every call", false, e.toString()));
    }
    return List.copyOf(checks);
  }

  private void identity() throws IOException {
    denied(
        "refuses the control plane's token for another audience",
        calls.call(Optional.of(credentials.forAnotherAudience()), NOTHING, "audience", 1));
    denied(
        "refuses a caller's own token",
        calls.call(Optional.of(credentials.ofCaller(audience)), NOTHING, "caller", 1));
    denied(
        "refuses a token that is not one", calls.call(Optional.of("a.b.c"), NOTHING, "garbage", 1));
  }

  private void denied(String promise, Reply reply) {
    checks.add(Check.of(promise, reply.denied(), reply.seen()));
  }

  private void badInput() throws IOException {
    Reply malformed = calls.call(Optional.of(right), MALFORMED, "malformed", 1);
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
    Reply invalid = calls.call(Optional.of(right), bytes(outside), "invalid", 1);
    checks.add(
        Check.of(
            promise, invalid.refused() && !invalid.denied() && invalid.problem(), invalid.seen()));
  }

  private void work(Optional<JsonNode> sample) throws IOException {
    String answers = "answers within its output schema";
    String repeats = "a repeated effect key gives the same answer";
    String known = "tells what became of an effect key";
    if (sample.isEmpty()) {
      checks.add(Check.skipped(answers, "give a sample input with -d"));
      return;
    }
    byte[] input = bytes(tool.input().withDefaults(sample.get()));
    Reply first = calls.call(Optional.of(right), input, "sample", 1);
    checks.add(answered(answers, first));
    if (tool.idempotency() == IdempotencyLevel.NONE) {
      checks.add(Check.skipped(repeats, "the registry declares idempotency none"));
      return;
    }
    Reply second = calls.call(Optional.of(right), input, "sample", 2);
    checks.add(
        Check.of(
            repeats,
            second.status() == first.status() && second.json().equals(first.json()),
            second.seen()));
    if (tool.idempotency() == IdempotencyLevel.QUERYABLE) {
      Reply told = calls.effect(right, "sample");
      checks.add(Check.of(known, told.status() == 200, told.seen()));
    }
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

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
