package dev.steward.executor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.json.CanonicalJson;
import dev.steward.json.records.Reading;
import dev.steward.json.records.RecordJson;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/** Carries a call out: once for its effect key when it changes something, and in time. */
@Singleton
final class Work {
  private final Effects effects;
  private final AtomicWork atomically;
  private final InstantSource clock;

  Work(Effects effects, AtomicWork atomically, InstantSource clock) {
    this.effects = effects;
    this.atomically = atomically;
    this.clock = clock;
  }

  <I extends Record, O extends Record> HttpResponse<JsonNode> carryOut(
      ToolHandler<I, O> handler, Invocation call, JsonNode arguments) {
    I input = input(handler, arguments);
    if (!handler.changes()) {
      O output = handler.handle(call, input);
      return Answers.of(RecordJson.write(output), call.meter().read());
    }
    Digest fingerprint = fingerprint(handler, arguments);
    if (handler instanceof AtomicHandler<I, O> atomic) {
      Effect wanted = Effect.started(call, handler.tool(), fingerprint, clock.instant());
      return atomically.carryOut(atomic, call, wanted, input);
    }
    return switch (effects.claim(call, handler, fingerprint)) {
      case Claim.Ended(Effect effect) -> Answers.again(effect);
      case Claim.Mine mine -> once(handler, mine, input);
    };
  }

  void inTime(Invocation call) {
    if (!clock.instant().isBefore(call.deadline())) {
      throw new Fault(ProblemType.DEADLINE_PASSED, "the deadline had passed before the work began");
    }
  }

  private <I extends Record, O extends Record> HttpResponse<JsonNode> once(
      ToolHandler<I, O> handler, Claim.Mine mine, I input) {
    O output;
    try {
      // Again, now that the key is kept: who asks for it after the deadline and finds nothing may
      // rely on nothing being done.
      inTime(mine.call());
      output = handler.handle(mine.call(), input);
    } catch (Fault refusal) {
      if (KeptProblem.promises(refusal)) {
        effects.failed(mine, refusal);
      }
      throw refusal;
    }
    JsonNode body = RecordJson.write(output);
    Map<String, Long> usage = mine.call().meter().read();
    effects.done(mine, body, usage);
    return Answers.of(body, usage);
  }

  private static Digest fingerprint(ToolHandler<?, ?> handler, JsonNode arguments) {
    return Digest.of(
        (handler.tool() + "\n").getBytes(StandardCharsets.UTF_8), CanonicalJson.bytes(arguments));
  }

  private static <I extends Record> I input(ToolHandler<I, ?> handler, JsonNode arguments) {
    return switch (RecordJson.read(arguments, handler.input())) {
      case Reading.Read<I> read -> read.value();
      case Reading.Refused<I> refused ->
          throw new Fault(
              ProblemType.INVALID_INPUT,
              "the body is not an input of " + handler.tool(),
              refused.violations(),
              null);
    };
  }
}
