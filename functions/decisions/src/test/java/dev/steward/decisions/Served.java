package dev.steward.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.json.Json;
import dev.steward.json.StrictJson;
import dev.steward.web.problems.Statuses;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** This function over HTTP, as people and their programs speak with it. */
public final class Served implements AutoCloseable {
  private final Governed governed;
  private final URI base;
  private final HttpClient http = HttpClient.newHttpClient();

  private Served(Governed governed) {
    this.governed = governed;
    this.base = governed.bean(EmbeddedServer.class).start().getURI();
  }

  public static Served in(Path folder, Object... parts) {
    return new Served(Governed.in(folder, parts));
  }

  public static Served of(Deployment deployment) {
    return of(Governed.in(deployment, Map.of()));
  }

  public static Served of(Governed governed) {
    return new Served(governed);
  }

  /** What came back; a problem has the status of its type. */
  public record Answer(int status, String text, HttpResponse<String> response) {
    public JsonNode body() {
      return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    public JsonNode at(String pointer) {
      return body().at(pointer);
    }

    /** As lines of pointer and message. */
    public List<String> violations() {
      return StreamSupport.stream(body().path("violations").spliterator(), false)
          .map(each -> each.path("pointer").asText() + " " + each.path("message").asText())
          .toList();
    }

    public Answer is(int expected) {
      assertThat(status).as(text).isEqualTo(expected);
      return this;
    }

    public Answer is(ProblemType type) {
      assertThat(body().path("type").asText()).as(text).isEqualTo(type.uri());
      return is(Statuses.of(type.kind()));
    }
  }

  /** What is behind the door. */
  public Governed governed() {
    return governed;
  }

  /** Where a browser finds it. */
  public URI base() {
    return base;
  }

  public Answer get(String path) {
    return send("GET", path, "acme", Role.VIEWER, "");
  }

  /** As a browser asks for it. */
  public Answer page(String path) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + governed.deployment().token("acme", Role.VIEWER))
            .header("Accept", "text/html")
            .GET());
  }

  public Answer post(String path, String body) {
    return send("POST", path, "acme", Role.ADMIN, body);
  }

  public Answer put(String path, String body) {
    return send("PUT", path, "acme", Role.ADMIN, body);
  }

  public Answer publish(String policy, Optional<String> cases) {
    var publication = Json.object().put("policy", policy);
    cases.ifPresent(text -> publication.put("cases", text));
    return post("/v1/constitutions", publication.toString());
  }

  public Answer send(String method, String path, String tenant, Role role, String body) {
    HttpRequest.Builder request =
        request(path)
            .header("Authorization", "Bearer " + governed.deployment().token(tenant, role))
            .method(method, BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return send(request);
  }

  public Answer withoutToken(String method, String path) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(method.equals("GET") ? "" : "{}")));
  }

  /** As the control plane calls a tool; the epoch is the attempt. */
  public Answer call(String tool, String key, int attempt, Instant deadline, String body) {
    return call("run_1", tool, key, attempt, deadline, body);
  }

  public Answer call(
      String run, String tool, String key, int attempt, Instant deadline, String body) {
    return send(
        fromControlPlane("/execute/" + tool.replace('.', '/'))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .header("Steward-Run", run)
            .header("Steward-Principal", "ada")
            .header("Steward-Tool", tool)
            .header("Steward-Attempt", Integer.toString(attempt))
            .header("Steward-Deadline", deadline.toString())
            .header("Steward-Epoch", Integer.toString(attempt))
            .POST(BodyPublishers.ofString(body)));
  }

  /** What the control plane is told of an effect key. */
  public Answer effect(String key) {
    return send(fromControlPlane("/effects/" + key).GET());
  }

  private HttpRequest.Builder fromControlPlane(String path) {
    return request(path)
        .header("Authorization", "Bearer " + governed.deployment().token("steward", Role.SERVICE))
        .header("Steward-Tenant", "acme");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    governed.close();
  }
}
