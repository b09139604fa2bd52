package dev.steward.executor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import java.time.Instant;
import java.util.Optional;

/** What is to be kept of a call in the transaction of its effect. */
public final class EffectMark {
  private final Invocation call;
  private final Effect effect;

  EffectMark(Invocation call, Effect effect) {
    this.call = call;
    this.effect = effect;
  }

  public String key() {
    return call.effectKey();
  }

  /** Past it, the effect must not happen; to be asked in the transaction, once the key is held. */
  public Instant deadline() {
    return call.deadline();
  }

  /** Without the answer, which the effect itself tells; ask when nothing more is used. */
  public JsonNode content() {
    return effect.done(Optional.empty(), call.meter().read(), effect.at()).json();
  }

  JsonNode refused(Fault refusal) {
    JsonNode problem = KeptProblem.of(refusal);
    return effect.failed(problem.path("status").asInt(), problem, effect.at()).json();
  }
}
