package dev.steward.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Digest;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.json.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What is known of one effect key: which call began it, and how it ended. {@code answer} is the
 * output of one that is done, the problem of one that failed; empty too for an output too large to
 * be kept.
 */
record Effect(
    String tool,
    String run,
    Digest fingerprint,
    int attempt,
    long epoch,
    State state,
    OptionalInt status,
    Optional<JsonNode> answer,
    Map<String, Long> usage,
    Instant at) {
  enum State {
    /** Begun; whether the effect happened is not known before it ends. */
    STARTED,
    /** The effect happened. */
    DONE,
    /** The effect did not happen and will not. */
    FAILED;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Effect started(Invocation call, String tool, Digest fingerprint, Instant at) {
    return new Effect(
        tool,
        call.run(),
        fingerprint,
        call.attempt(),
        call.epoch(),
        State.STARTED,
        OptionalInt.empty(),
        Optional.empty(),
        Map.of(),
        at);
  }

  /** Throws a fault when what is known of the key is of another call, or of a later attempt. */
  void mustBeTheCallOf(Effect known) {
    if (!known.fingerprint.equals(fingerprint)) {
      throw new Fault(
          ProblemType.IDEMPOTENCY_KEY_REUSED, "this effect key came with another call before");
    }
    if (epoch < known.epoch) {
      throw fenced();
    }
  }

  static Fault fenced() {
    return new Fault(ProblemType.EFFECT_FENCED, "a later attempt has taken this effect key over");
  }

  Effect done(Optional<JsonNode> output, Map<String, Long> used, Instant when) {
    return ended(State.DONE, 200, output, used, when);
  }

  Effect failed(int problemStatus, JsonNode problem, Instant when) {
    return ended(State.FAILED, problemStatus, Optional.of(problem), Map.of(), when);
  }

  /** The same, with the answer that was not kept with it. */
  Effect answered(JsonNode output) {
    return ended(state, status.orElseThrow(), Optional.of(output), usage, at);
  }

  private Effect ended(
      State to, int code, Optional<JsonNode> said, Map<String, Long> used, Instant when) {
    return new Effect(
        tool, run, fingerprint, attempt, epoch, to, OptionalInt.of(code), said, used, when);
  }

  /** As it is kept; {@link #told} leaves out what is nobody else's business. */
  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("tool", tool)
            .put("run", run)
            .put("state", state.wire())
            .put("attempt", attempt)
            .put("epoch", epoch)
            .put("fingerprint", fingerprint.value());
    status.ifPresent(code -> json.put("status", code));
    answer.ifPresent(said -> json.set(state == State.DONE ? "output" : "problem", said));
    if (!usage.isEmpty()) {
      ObjectNode units = json.putObject("usage");
      new TreeMap<>(usage).forEach(units::put);
    }
    return json.put("at", at.toString());
  }

  ObjectNode told(String key) {
    ObjectNode told = Json.object().put("key", key);
    told.setAll(json());
    told.remove("fingerprint");
    return told;
  }

  static Effect of(JsonNode json) {
    State state = State.valueOf(json.path("state").asText().toUpperCase(Locale.ROOT));
    Map<String, Long> usage = new TreeMap<>();
    json.path("usage")
        .properties()
        .forEach(unit -> usage.put(unit.getKey(), unit.getValue().asLong()));
    return new Effect(
        json.path("tool").asText(),
        json.path("run").asText(),
        new Digest(json.path("fingerprint").asText()),
        json.path("attempt").asInt(),
        json.path("epoch").asLong(),
        state,
        json.has("status") ? OptionalInt.of(json.path("status").asInt()) : OptionalInt.empty(),
        Optional.ofNullable(json.get(state == State.DONE ? "output" : "problem")),
        usage,
        Instant.parse(json.path("at").asText()));
  }
}
