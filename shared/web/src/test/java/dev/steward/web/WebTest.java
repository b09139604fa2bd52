package dev.steward.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.json.Json;
import dev.steward.web.identity.LocalTokens;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.TestInstance;

/** A running server with the probe routes, and what a test needs to call it. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WebTest implements TestPropertyProvider {
  static final TenantId TENANT = new TenantId("demo");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Inject EmbeddedServer server;
  @Inject LocalTokens tokens;

  final Path keys = temporaryFolder();

  @Override
  public Map<String, String> getProperties() {
    return Map.of("micronaut.server.port", "-1", "steward.identity.keys", keys.toString());
  }

  static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("steward-web");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A token of the local issuer that is good, before the test spoils it. */
  Forge forge() {
    return new Forge(Forge.keyIn(keys));
  }

  String token(Role... roles) {
    return tokens.issue(
        TENANT, "supervisor-1", Set.of(roles), LocalTokens.AUDIENCE, Duration.ofMinutes(5));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
        .timeout(Duration.ofSeconds(20));
  }

  HttpRequest.Builder request(String path, String token) {
    return request(path).header("Authorization", "Bearer " + token);
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

  static HttpRequest.Builder post(HttpRequest.Builder request, String body) {
    return request
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  /** Sends the bytes as they are, and reads until the server closes the connection. */
  String raw(String request) {
    try (Socket socket = new Socket("localhost", server.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
