package dev.steward.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every entry to this function promises a caller over HTTP. */
interface EntryContract {
  HttpClient CLIENT = HttpClient.newHttpClient();
  String INGEST = "events/ingest";
  String ONE = "{'events': [{'event': 'seen', 'user': 'ann'}]}";

  /** Without a slash at its end. */
  URI base();

  Deployment deployment();

  @Test
  default void aCallOfTheControlPlaneIsServed() {
    HttpResponse<String> response = send(call(INGEST, ONE));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(response.headers().firstValue("Steward-Run")).contains("run_1");
    assertThat(answer(response).at("/events/0/verdict").asText()).isEqualTo("accepted");
  }

  @Test
  default void aChangeUnderTheSameKeyIsMadeOnce() {
    HttpRequest.Builder request = call(INGEST, ONE);

    HttpResponse<String> first = send(request);
    HttpResponse<String> second = send(request);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("Steward-Effect")).contains("replayed");
  }

  @Test
  default void itTellsWhatBecameOfAnEffectKey() {
    send(call(INGEST, ONE).setHeader("Idempotency-Key", "told"));

    HttpRequest.Builder question =
        HttpRequest.newBuilder(URI.create(base() + "/effects/told"))
            .header("Authorization", "Bearer " + deployment().token("steward", Role.SERVICE))
            .header("Steward-Tenant", "demo");

    assertThat(answer(send(question)).path("state").asText()).isEqualTo("done");
  }

  @Test
  default void eventsAreTakenFromThoseWhoMaySendThem() {
    HttpResponse<String> response = send(events(Role.OPERATOR));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(answer(response).path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  default void eventsOfAViewerAreRefused() {
    assertProblem(send(events(Role.VIEWER)), 403, ProblemType.FORBIDDEN);
  }

  @Test
  default void aCallWithoutATokenIsRefused() {
    assertProblem(send(bare(INGEST, ONE)), 401, ProblemType.UNAUTHENTICATED);
  }

  @Test
  default void aUsersTokenIsNoControlPlanes() {
    String token = deployment().token("demo", Role.ADMIN);

    assertProblem(
        send(call(INGEST, ONE).setHeader("Authorization", "Bearer " + token)),
        403,
        ProblemType.FORBIDDEN);
  }

  @Test
  default void aBadQuestionIsRefusedWithPointersAndTheRun() {
    HttpResponse<String> response =
        send(
            call(
                "analytics/funnel_summary",
                """
                {'range_days': 1, 'funnel': {'name': 'f', 'steps': [
                  {'event_name': 'a', 'filter': {'$x': 1}}, {'event_name': 'b'}]}}"""));

    JsonNode problem = assertProblem(response, 422, ProblemType.INVALID_INPUT);
    assertThat(problem.path("violations").findValuesAsText("pointer"))
        .containsExactly("/funnel/steps/0/filter/$x");
    assertThat(response.headers().firstValue("Steward-Run")).contains("run_1");
  }

  @Test
  default void aBodyThatIsNotStrictJsonIsRefused() {
    assertProblem(send(call(INGEST, "{'a': 1, 'a': 2}")), 400, ProblemType.MALFORMED_JSON);
  }

  @Test
  default void aBodyThatIsTooLargeIsRefused() {
    String large = "{'events': ['" + "x".repeat(2 << 20) + "']}";

    assertProblem(send(call(INGEST, large)), 413, ProblemType.BODY_TOO_LARGE);
  }

  @Test
  default void anUnknownToolIsRefused() {
    assertProblem(send(call("analytics/nothing", "{}")), 404, ProblemType.TOOL_UNKNOWN);
  }

  @Test
  default void anUnknownPathIsRefused() {
    assertProblem(
        send(call(INGEST, "{}").uri(URI.create(base() + "/nowhere"))), 404, ProblemType.NOT_FOUND);
  }

  private HttpRequest.Builder events(Role role) {
    return HttpRequest.newBuilder(URI.create(base() + "/v1/events"))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + deployment().token("demo", role))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("[{\"event\": \"seen\", \"user\": \"ben\"}]"));
  }

  private HttpRequest.Builder call(String path, String body) {
    return bare(path, body)
        .header("Authorization", "Bearer " + deployment().token("steward", Role.SERVICE))
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .header("Steward-Run", "run_1")
        .header("Steward-Tenant", "demo")
        .header("Steward-Principal", "supervisor-1")
        .header("Steward-Tool", path.replace('/', '.'))
        .header("Steward-Attempt", "1")
        .header("Steward-Deadline", "2099-01-01T00:00:00Z")
        .header("Steward-Epoch", "1");
  }

  private HttpRequest.Builder bare(String path, String body) {
    return HttpRequest.newBuilder(URI.create(base() + "/execute/" + path))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.replace('\'', '"')));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode answer(HttpResponse<String> response) {
    return StrictJson.parse(response.body().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode assertProblem(
      HttpResponse<String> response, int status, ProblemType type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    JsonNode problem = answer(response);
    assertThat(problem.path("type").asText()).isEqualTo(type.uri());
    return problem;
  }
}
