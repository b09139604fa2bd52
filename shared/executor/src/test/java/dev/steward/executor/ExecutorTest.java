package dev.steward.executor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.embedded.documents.DocumentsSchema;
import dev.steward.json.Json;
import dev.steward.testkit.TestDatabase;
import dev.steward.testkit.TestPostgres;
import dev.steward.web.identity.LocalTokens;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.TestInstance;

/** A running executor, and what a test needs to call it as the control plane does. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ExecutorTest implements TestPropertyProvider {
  static final String AUDIENCE = "http://executor.test";
  static final String ECHO = "/execute/test/echo";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Inject EmbeddedServer server;
  @Inject LocalTokens tokens;

  @Override
  public Map<String, String> getProperties() {
    TestDatabase database = TestPostgres.freshDatabase();
    DocumentsSchema.migrate(
        database.jdbcUrl(), database.owner().user(), database.owner().password());
    try {
      return Map.of(
          "steward.identity.keys", Files.createTempDirectory("steward-executor").toString(),
          "datasources.default.url", database.jdbcUrl(),
          "datasources.default.username", database.app().user(),
          "datasources.default.password", database.app().password());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String token(String audience, Role... roles) {
    return tokens.issue(
        new TenantId("steward"), "control-plane", Set.of(roles), audience, Duration.ofMinutes(5));
  }

  /** Without any of the contract's headers. */
  HttpRequest.Builder bare(String path, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  HttpRequest.Builder authentic(String path, String body) {
    return bare(path, body).header("Authorization", "Bearer " + token(AUDIENCE, Role.SERVICE));
  }

  HttpRequest.Builder call(String tool, String body) {
    return authentic("/execute/" + tool.replace('.', '/'), body)
        .header("Idempotency-Key", "key-1")
        .header("Steward-Run", "run_1")
        .header("Steward-Tenant", "demo")
        .header("Steward-Principal", "supervisor-1")
        .header("Steward-Tool", tool)
        .header("Steward-Attempt", "2")
        .header("Steward-Deadline", "2099-01-01T00:00:00Z")
        .header("Steward-Epoch", "3");
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return Json.MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
