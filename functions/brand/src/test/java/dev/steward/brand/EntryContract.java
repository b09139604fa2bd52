package dev.steward.brand;

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
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every entry to this function promises a caller over HTTP; the profile demo is there. */
interface EntryContract {
  HttpClient CLIENT = HttpClient.newHttpClient();

  /** Without a slash at its end. */
  URI base();

  Deployment deployment();

  @Test
  default void aCallOfTheControlPlaneIsServed() {
    HttpResponse<String> response = send(call("get_profile", "{'profile_id': 'demo'}"));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(response.headers().firstValue("Steward-Run")).contains("run_1");
    assertThat(answer(response).path("brand")).isEqualTo(Samples.profile());
  }

  @Test
  default void aChangeIsServed() {
    String same = "{'profile_id': 'demo', 'patch': {'name': 'Acme'}}";

    assertThat(answer(send(call("update_profile", same))).path("ok").asBoolean()).isTrue();
  }

  @Test
  default void aChangeUnderTheSameKeyIsMadeOnce() {
    String change = "{'profile_id': 'twice', 'patch': {'name': 'Twice'}}";
    HttpRequest.Builder request = call("update_profile", change);

    HttpResponse<String> first = send(request);
    HttpResponse<String> second = send(request);

    assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(404);
    assertThat(second.headers().firstValue("Steward-Effect")).contains("replayed");
  }

  @Test
  default void itTellsWhatBecameOfAnEffectKey() {
    HttpRequest.Builder request =
        call("update_profile", "{'profile_id': 'demo', 'patch': {'name': 'Acme'}}")
            .setHeader("Idempotency-Key", "told");
    send(request);

    HttpRequest.Builder question =
        HttpRequest.newBuilder(URI.create(base() + "/effects/told"))
            .header("Authorization", "Bearer " + deployment().token(Role.SERVICE))
            .header("Steward-Tenant", "demo");

    assertThat(answer(send(question)).path("state").asText()).isEqualTo("done");
  }

  @Test
  default void aCallWithoutATokenIsRefused() {
    HttpRequest.Builder request = bare("get_profile", "{'profile_id': 'demo'}");

    assertProblem(send(request), 401, ProblemType.UNAUTHENTICATED);
  }

  @Test
  default void aUsersTokenIsRefused() {
    HttpRequest.Builder request =
        call("get_profile", "{'profile_id': 'demo'}")
            .setHeader("Authorization", "Bearer " + deployment().token(Role.SUPERVISOR));

    assertProblem(send(request), 403, ProblemType.FORBIDDEN);
  }

  @Test
  default void anotherTenantFindsNothing() {
    HttpRequest.Builder request =
        call("get_profile", "{'profile_id': 'demo'}").setHeader("Steward-Tenant", "other");

    assertProblem(send(request), 404, ProblemType.NOT_FOUND);
  }

  @Test
  default void aBadPatchIsRefusedWithPointersAndTheRun() {
    HttpResponse<String> response =
        send(
            call(
                "update_profile",
                "{'profile_id': 'demo', 'patch': {'voice': {'tone': [7]}, 'x': null}}"));

    JsonNode problem = assertProblem(response, 422, ProblemType.INVALID_INPUT);
    assertThat(problem.path("violations").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/patch/voice/tone/0", "/patch/x");
    assertThat(response.headers().firstValue("Steward-Run")).contains("run_1");
  }

  @Test
  default void aBodyThatIsNotStrictJsonIsRefused() {
    assertProblem(
        send(call("get_profile", "{'profile_id': 'a', 'profile_id': 'b'}")),
        400,
        ProblemType.MALFORMED_JSON);
  }

  @Test
  default void aBodyThatIsTooLargeIsRefused() {
    String large = "{'profile_id': '" + "x".repeat(2 << 20) + "'}";

    assertProblem(send(call("get_profile", large)), 413, ProblemType.BODY_TOO_LARGE);
  }

  @Test
  default void anUnknownToolIsRefused() {
    assertProblem(send(call("nothing", "{}")), 404, ProblemType.TOOL_UNKNOWN);
  }

  @Test
  default void anUnknownPathIsRefused() {
    HttpRequest.Builder request = call("get_profile", "{}").uri(URI.create(base() + "/nowhere"));

    assertProblem(send(request), 404, ProblemType.NOT_FOUND);
  }

  private HttpRequest.Builder call(String tool, String body) {
    return bare(tool, body)
        .header("Authorization", "Bearer " + deployment().token(Role.SERVICE))
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .header("Steward-Run", "run_1")
        .header("Steward-Tenant", "demo")
        .header("Steward-Principal", "supervisor-1")
        .header("Steward-Tool", "brand." + tool)
        .header("Steward-Attempt", "1")
        .header("Steward-Deadline", "2099-01-01T00:00:00Z")
        .header("Steward-Epoch", "1");
  }

  private HttpRequest.Builder bare(String tool, String body) {
    return HttpRequest.newBuilder(URI.create(base() + "/execute/brand/" + tool))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
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
