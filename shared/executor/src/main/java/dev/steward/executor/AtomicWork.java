package dev.steward.executor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.TenantId;
import dev.steward.json.records.RecordJson;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries atomic work out. Nobody claims its key: of those who come at once, each begins, and the
 * first to commit has the effect; the others are answered as it was.
 */
@Singleton
final class AtomicWork {
  private final List<AtomicHandler<?, ?>> handlers = new ArrayList<>();

  AtomicWork(ServedTools tools) {
    for (ToolHandler<?, ?> each : tools.all()) {
      if (each instanceof AtomicHandler<?, ?> atomic) {
        handlers.add(atomic);
      }
    }
  }

  <I extends Record, O extends Record> HttpResponse<JsonNode> carryOut(
      AtomicHandler<I, O> handler, Invocation call, Effect wanted, I input) {
    if (call.attempt() > 1) {
      Optional<Effect> before = find(handler.keys(), call.tenant(), call.effectKey());
      if (before.isPresent()) {
        return again(wanted, before.get());
      }
    }
    try {
      O output = once(handler, call.marked(new EffectMark(call, wanted)), input);
      return Answers.of(RecordJson.write(output), call.meter().read());
    } catch (KeyTaken taken) {
      return again(
          wanted, find(handler.keys(), call.tenant(), call.effectKey()).orElseThrow(() -> taken));
    }
  }

  private static <I extends Record, O extends Record> O once(
      AtomicHandler<I, O> handler, Invocation call, I input) {
    try {
      return handler.handle(call, input);
    } catch (KeyTaken taken) {
      throw taken;
    } catch (Fault refusal) {
      if (KeptProblem.promises(refusal)) {
        JsonNode kept = call.mark().orElseThrow().refused(refusal);
        handler.keys().keep(call.tenant(), call.effectKey(), kept);
      }
      throw refusal;
    }
  }

  private static HttpResponse<JsonNode> again(Effect wanted, Effect known) {
    wanted.mustBeTheCallOf(known);
    return Answers.again(known);
  }

  /** With its answer, whichever handler it was kept for. */
  Optional<Effect> find(TenantId tenant, String key) {
    return handlers.stream()
        .map(AtomicHandler::keys)
        .distinct()
        .flatMap(keys -> find(keys, tenant, key).stream())
        .findFirst();
  }

  private Optional<Effect> find(EffectKeys keys, TenantId tenant, String key) {
    return keys.find(tenant, key).map(Effect::of).map(effect -> whole(tenant, key, effect));
  }

  private Effect whole(TenantId tenant, String key, Effect effect) {
    if (effect.state() != Effect.State.DONE) {
      return effect;
    }
    return handlers.stream()
        .filter(handler -> handler.tool().equals(effect.tool()))
        .findFirst()
        .map(handler -> effect.answered(RecordJson.write(handler.again(tenant, key))))
        .orElse(effect);
  }
}
