package dev.steward.controlplane.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.CanonicalJson;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Requests to Slack: one each, with a deadline, following nothing. */
@Singleton
final class SlackHttp {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  HttpResponse<byte[]> post(URI to, JsonNode body, Optional<String> token) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .timeout(ANSWER)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofByteArray(CanonicalJson.bytes(body)));
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }
}
