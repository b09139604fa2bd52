package dev.steward.controlplane.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.dispatch.EffectAnswer.Known;
import dev.steward.controlplane.dispatch.EffectAnswer.KnownFailed;
import dev.steward.controlplane.dispatch.EffectAnswer.NeverSeen;
import dev.steward.controlplane.dispatch.EffectAnswer.NoAnswer;
import dev.steward.controlplane.dispatch.EffectAnswer.StillRunning;
import dev.steward.controlplane.dispatch.Wire.Carried;
import dev.steward.controlplane.kernel.Cancellation;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.json.MalformedJson;
import dev.steward.json.StrictJson;
import dev.steward.registry.Executor;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/**
 * Asks an executor what became of an effect key, by {@code GET /effects/{key}}. Behind the same
 * guards as a call, and as distrustful of what comes back.
 */
@Singleton
public final class EffectQuery {
  private final Wire wire;
  private final DispatchSettings settings;
  private final InstantSource clock;

  EffectQuery(Wire wire, DispatchSettings settings, InstantSource clock) {
    this.wire = wire;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * {@code deadline} is that of the last attempt: an executor begins nothing after it, so only then
   * does a key that was never seen mean that nothing was done.
   */
  public EffectAnswer ask(Executor executor, TenantId tenant, String key, Instant deadline) {
    URI base = executor.base().orElse(null);
    if (base == null) {
      return new NoAnswer("no executor is deployed");
    }
    Optional<String> forbidden = wire.whyForbidden(base);
    if (forbidden.isPresent()) {
      return new NoAnswer(forbidden.get());
    }
    boolean late = clock.instant().isAfter(deadline.plus(settings.clockSkew()));
    HttpGet request = new HttpGet(Wire.below(base, "/effects/" + escaped(key)));
    try {
      wire.authorise(request, base);
    } catch (Fault noIdentity) {
      return new NoAnswer(noIdentity.detail());
    }
    request.setHeader("Steward-Tenant", tenant.value());
    return switch (wire.carry(
        request,
        settings.questionTimeout(),
        new Cancellation(),
        (response, limit) -> read(response, limit, key, late))) {
      case Carried.Answered<EffectAnswer>(EffectAnswer answer) -> answer;
      case Carried.NotSent<EffectAnswer> _ -> new NoAnswer("the executor could not be reached");
      case Carried.TimedOut<EffectAnswer> _ -> new NoAnswer("no complete answer in time");
      case Carried.Broken<EffectAnswer> _ -> new NoAnswer("the answer did not arrive whole");
    };
  }

  private static EffectAnswer read(
      ClassicHttpResponse response, int limit, String key, boolean late) throws IOException {
    HttpEntity entity = response.getEntity();
    byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(limit + 1);
    if (body.length > limit) {
      return new NoAnswer("the answer is longer than " + limit + " bytes");
    }
    JsonNode json;
    try {
      json = StrictJson.parse(body, Answers.limits(limit));
    } catch (MalformedJson garbage) {
      return new NoAnswer(response.getCode() + " with an answer that is not JSON");
    }
    return switch (response.getCode()) {
      case 200 -> known(json, key);
      case 404 -> unseen(json, late);
      default -> new NoAnswer("the executor answered " + response.getCode());
    };
  }

  private static EffectAnswer known(JsonNode json, String key) {
    if (!json.path("key").asText().equals(key)) {
      return new NoAnswer("the answer is about another key");
    }
    return switch (json.path("state").asText()) {
      case "done" ->
          json.has("output")
              ? new Known(json.get("output"), Units.of(json.path("usage")))
              : new NoAnswer("it was done, but the output was not kept");
      case "failed" ->
          json.path("problem").isObject()
              ? new KnownFailed(json.get("problem"))
              : new NoAnswer("it failed without a problem");
      case "started" -> new StillRunning();
      default -> new NoAnswer("the answer names no state that is known");
    };
  }

  /** Any other 404 may be a proxy's, or of a service without this route. */
  private static EffectAnswer unseen(JsonNode json, boolean late) {
    if (!json.path("type").asText().equals(ProblemType.EFFECT_UNKNOWN.uri())) {
      return new NoAnswer("404, but not of the type " + ProblemType.EFFECT_UNKNOWN.slug());
    }
    return late ? new NeverSeen() : new NoAnswer("not seen yet; the call may be on its way");
  }

  private static String escaped(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
