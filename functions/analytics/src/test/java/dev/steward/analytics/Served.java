package dev.steward.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.json.JsonLimits;
import dev.steward.json.StrictJson;
import dev.steward.registry.Tool;
import dev.steward.web.problems.Statuses;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The tools of this function, called over HTTP as the control plane calls an executor. */
public final class Served implements AutoCloseable {
  /** So that it is the function who says that something is too large. */
  private static final JsonLimits ANY = new JsonLimits(1 << 24, 64, 1 << 24, 1 << 20);

  private final Asked asked;
  private final Deployment deployment;
  private final URI base;
  private final HttpClient http = HttpClient.newHttpClient();

  private Served(Asked asked, Path folder) {
    this.asked = asked;
    deployment = new Deployment(Map.of(), folder);
    base = asked.bean(EmbeddedServer.class).start().getURI();
  }

  public static Served in(Path folder, Object... more) {
    return new Served(Asked.in(folder, more), folder);
  }

  public static Served of(Map<String, Object> properties, Path folder) {
    return new Served(Asked.over(properties), folder);
  }

  /** What came back; a problem has the status of its type. */
  public record Answer(int status, JsonNode body) {
    public JsonNode at(String pointer) {
      return body.at(pointer);
    }

    public List<String> violations() {
      return StreamSupport.stream(body.path("violations").spliterator(), false)
          .map(each -> each.path("pointer").asText() + " " + each.path("message").asText())
          .toList();
    }

    public String detail() {
      return body.path("detail").asText();
    }

    public Answer is(ProblemType type) {
      assertThat(body.path("type").asText()).as(body.toString()).isEqualTo(type.uri());
      assertThat(status).isEqualTo(Statuses.of(type.kind()));
      return this;
    }
  }

  /** Its events, and all that is behind the door. */
  public Asked data() {
    return asked;
  }

  public Answer call(String tool, String arguments) {
    return call(tool, arguments, UUID.randomUUID().toString(), 1);
  }

  /** With the defaults of the registry, whose word an answer keeps. */
  public Answer call(String tool, String arguments, String effectKey, int attempt) {
    Tool known = asked.known(tool);
    JsonNode input = known.input().withDefaults(json(arguments));
    Answer answer =
        send(
            HttpRequest.newBuilder(base.resolve(known.executor().path()))
                .header("Authorization", "Bearer " + deployment.token("steward", Role.SERVICE))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", effectKey)
                .header("Steward-Run", "run_1")
                .header("Steward-Tenant", Asked.TENANT.value())
                .header("Steward-Principal", "ada")
                .header("Steward-Tool", tool)
                .header("Steward-Attempt", String.valueOf(attempt))
                .header("Steward-Deadline", "2099-01-01T00:00:00Z")
                .header("Steward-Epoch", String.valueOf(attempt))
                .POST(BodyPublishers.ofString(input.toString())));
    if (answer.status() == 200) {
      assertThat(known.output().validate(answer.body())).isEmpty();
    }
    return answer;
  }

  /** What the tool says, and not why it says nothing. */
  public JsonNode ask(String tool, String arguments) {
    Answer answer = call(tool, arguments);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  public Answer post(String path, Role role, String body) {
    return send(
        as(path, role)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  public int statusOf(String path, Role role) {
    return sent(as(path, role).header("Accept", "text/html").GET()).statusCode();
  }

  private HttpRequest.Builder as(String path, Role role) {
    return HttpRequest.newBuilder(base.resolve(path))
        .header("Authorization", "Bearer " + deployment.token(Asked.TENANT.value(), role));
  }

  private Answer send(HttpRequest.Builder request) {
    var response = sent(request);
    return new Answer(response.statusCode(), json(response.body()));
  }

  private java.net.http.HttpResponse<String> sent(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String text) {
    return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), ANY);
  }

  @Override
  public void close() {
    http.close();
    asked.close();
  }
}
