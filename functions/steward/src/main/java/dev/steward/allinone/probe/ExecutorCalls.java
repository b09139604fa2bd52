package dev.steward.allinone.probe;

import dev.steward.core.Clocks;
import dev.steward.core.TenantId;
import dev.steward.core.UlidSource;
import dev.steward.registry.Tool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sends to an executor what the control plane would, header for header. */
final class ExecutorCalls {
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private final Tool tool;
  private final String base;
  private final TenantId tenant;
  private final String run = new UlidSource(Clocks.system()).next("probe");

  ExecutorCalls(Tool tool, URI base, TenantId tenant) {
    String url = base.toString();
    this.tool = tool;
    this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.tenant = tenant;
  }

  String run() {
    return run;
  }

  Reply send(Call call) throws IOException {
    HttpRequest.Builder request =
        authorised(base + tool.executor().path(), call.token())
            .POST(BodyPublishers.ofString(call.body()));
    headers(call).forEach(request::header);
    return send(request);
  }

  Reply effect(Optional<String> token, String effect) throws IOException {
    return send(
        authorised(base + "/effects/" + key(effect), token)
            .header("Accept", "application/json, application/problem+json")
            .header("Steward-Tenant", tenant.value())
            .GET());
  }

  private Map<String, String> headers(Call call) {
    Instant now = Clocks.system().instant();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "application/json, application/problem+json");
    headers.put("Idempotency-Key", key(call.effect()));
    headers.put("Steward-Run", run);
    headers.put("Steward-Tenant", tenant.value());
    headers.put("Steward-Principal", "steward-probe");
    headers.put("Steward-Tool", tool.name());
    headers.put("Steward-Attempt", Integer.toString(call.attempt()));
    headers.put("Steward-Epoch", Integer.toString(call.attempt()));
    headers.put(
        "Steward-Deadline",
        (call.late() ? now.minusSeconds(60) : now.plus(tool.timeout())).toString());
    headers.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
    call.lacks().ifPresent(headers::remove);
    return headers;
  }

  String key(String effect) {
    return run + "_" + effect;
  }

  private HttpRequest.Builder authorised(String url, Optional<String> token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).timeout(tool.timeout().plusSeconds(2));
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    return request;
  }

  private Reply send(HttpRequest.Builder request) throws IOException {
    try {
      return Reply.of(http.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
