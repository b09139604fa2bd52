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
    this.tool = tool;
    this.base = base.toString().replaceAll("/$", "");
    this.tenant = tenant;
  }

  /** A different effect for each name; the same name is the same effect. */
  Reply call(Optional<String> token, byte[] body, String effect, int attempt) throws IOException {
    HttpRequest.Builder request =
        authorised(base + tool.executor().path(), token)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, application/problem+json")
            .header("Idempotency-Key", run + "_" + effect)
            .header("Steward-Run", run)
            .header("Steward-Tenant", tenant.value())
            .header("Steward-Principal", "steward-probe")
            .header("Steward-Tool", tool.name())
            .header("Steward-Attempt", Integer.toString(attempt))
            .header("Steward-Epoch", Integer.toString(attempt))
            .header("Steward-Deadline", Clocks.system().instant().plus(tool.timeout()).toString())
            .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00")
            .POST(BodyPublishers.ofByteArray(body));
    return send(request);
  }

  Reply effect(String token, String effect) throws IOException {
    return send(authorised(base + "/effects/" + run + "_" + effect, Optional.of(token)).GET());
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
