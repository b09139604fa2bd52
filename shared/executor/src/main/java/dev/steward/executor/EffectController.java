package dev.steward.executor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.web.Allow;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Tells the control plane what became of an effect key. */
@Allow(Role.SERVICE)
@Controller("/effects/")
final class EffectController {
  private final Effects effects;
  private final AtomicWork atomically;

  EffectController(Effects effects, AtomicWork atomically) {
    this.effects = effects;
    this.atomically = atomically;
  }

  @Get("{key}")
  @ExecuteOn(TaskExecutors.BLOCKING)
  JsonNode effect(String key, HttpRequest<?> request) {
    TenantId tenant = CallHeaders.tenant(request.getHeaders());
    String known = CallHeaders.effectKey(key);
    return atomically
        .find(tenant, known)
        .or(() -> effects.find(tenant, known))
        .map(effect -> effect.told(key))
        .orElseThrow(
            () -> new Fault(ProblemType.EFFECT_UNKNOWN, "this effect key was never seen here"));
  }
}
