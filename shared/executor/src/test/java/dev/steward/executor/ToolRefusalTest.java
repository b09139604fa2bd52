package dev.steward.executor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ToolRefusalTest extends ExecutorTest {
  private static final String HI = "{\"text\": \"hi\"}";

  @Test
  void refusesACallWithoutAToken() {
    assertProblem(send(bare(ECHO, HI)), 401, ProblemType.UNAUTHENTICATED);
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "SERVICE")
  void refusesEveryRoleButTheControlPlanes(Role role) {
    HttpRequest.Builder request =
        bare(ECHO, HI).header("Authorization", "Bearer " + token(AUDIENCE, role));

    assertProblem(send(request), 403, ProblemType.FORBIDDEN);
  }

  @Test
  void refusesATokenMeantForAnotherExecutor() {
    HttpRequest.Builder request =
        bare(ECHO, HI).header("Authorization", "Bearer " + token("http://other", Role.SERVICE));

    assertProblem(send(request), 401, ProblemType.UNAUTHENTICATED);
  }

  @Test
  void refusesAPathNoToolIsServedAt() {
    assertProblem(send(call("test.unknown", "{}")), 404, ProblemType.TOOL_UNKNOWN);
  }

  @Test
  void refusesAPathThatOnlyBeginsLikeATools() {
    assertProblem(send(authentic(ECHO + "/more", HI)), 404, ProblemType.TOOL_UNKNOWN);
  }

  @Test
  void refusesAnotherMethod() {
    assertProblem(send(call("test.echo", HI).GET()), 405, ProblemType.METHOD_NOT_ALLOWED);
  }

  @Test
  void namesEveryHeaderThatIsMissing() {
    JsonNode problem = assertProblem(send(authentic(ECHO, HI)), 400, ProblemType.MALFORMED_REQUEST);

    assertThat(problem.path("violations").findValuesAsText("pointer"))
        .containsExactly(
            "/headers/Steward-Tenant",
            "/headers/Steward-Principal",
            "/headers/Steward-Run",
            "/headers/Steward-Attempt",
            "/headers/Idempotency-Key",
            "/headers/Steward-Deadline",
            "/headers/Steward-Epoch",
            "/headers/Steward-Tool");
  }

  @ParameterizedTest
  @CsvSource({
    "Steward-Tenant, Demo",
    "Steward-Tenant, ''",
    "Steward-Run, run 1",
    "Steward-Run, ../1",
    "Steward-Attempt, 0",
    "Steward-Attempt, -1",
    "Steward-Attempt, +1",
    "Steward-Attempt, 9999999999",
    "Steward-Epoch, one",
    "Steward-Epoch, 99999999999999999999",
    "Steward-Deadline, tomorrow",
    "Steward-Deadline, 2099-01-01",
    "Steward-Tool, test.ending",
    "Steward-Principal, ''",
    "Idempotency-Key, ''",
  })
  void namesAHeaderThatIsMalformed(String header, String value) {
    JsonNode problem =
        assertProblem(
            send(call("test.echo", HI).setHeader(header, value)),
            400,
            ProblemType.MALFORMED_REQUEST);

    assertThat(problem.path("violations").findValuesAsText("pointer"))
        .containsExactly("/headers/" + header);
  }

  @Test
  void refusesAHeaderThatIsThereTwice() {
    assertProblem(
        send(call("test.echo", HI).header("Steward-Tenant", "other")),
        400,
        ProblemType.MALFORMED_REQUEST);
  }

  @Test
  void refusesAKeyThatIsTooLong() {
    assertProblem(
        send(call("test.echo", HI).setHeader("Idempotency-Key", "k".repeat(256))),
        400,
        ProblemType.MALFORMED_REQUEST);
  }

  @Test
  void doesNotBeginOnceTheDeadlineHasPassed() {
    HttpRequest.Builder late =
        call("test.ending", "{\"how\": \"broken\"}")
            .setHeader("Steward-Deadline", "2020-01-01T00:00:00Z");

    assertProblem(send(late), 408, ProblemType.DEADLINE_PASSED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"text\": \"a\", \"text\": \"b\"}",
        "{\"text\": \"a\"} {}",
        "{\"text\": ",
        "{'text': 'a'}",
        "nope"
      })
  void refusesABodyThatIsNotStrictJson(String body) {
    assertProblem(send(call("test.echo", body)), 400, ProblemType.MALFORMED_JSON);
  }

  @Test
  void refusesAnEmptyBody() {
    assertProblem(send(call("test.echo", "")), 400, ProblemType.MALFORMED_REQUEST);
  }

  @Test
  void refusesABodyThatIsNotSentAsJson() {
    assertProblem(
        send(call("test.echo", HI).setHeader("Content-Type", "text/plain")),
        415,
        ProblemType.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    String large = "{\"text\": \"" + "x".repeat(2 << 20) + "\"}";

    assertProblem(send(call("test.echo", large)), 413, ProblemType.BODY_TOO_LARGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                       | /text",
        "{\"text\": null}                         | /text",
        "{\"text\": 1}                            | /text",
        "{\"text\": \"a\", \"times\": \"2\"}      | /times",
        "{\"text\": \"a\", \"times\": null}       | /times",
        "{\"text\": \"a\", \"times\": 1.5}        | /times",
        "{\"text\": \"a\", \"more\": 1}           | /more",
        "{\"Text\": \"a\", \"text\": \"a\"}       | /Text",
      })
  void pointsAtWhatIsNotTheToolsInput(String body, String pointer) {
    JsonNode problem = assertProblem(send(call("test.echo", body)), 422, ProblemType.INVALID_INPUT);

    assertThat(problem.path("violations").findValuesAsText("pointer")).containsExactly(pointer);
  }

  @Test
  void passesOnWhatTheHandlerRefuses() {
    JsonNode problem =
        assertProblem(
            send(call("test.ending", "{\"how\": \"refused\"}")), 409, ProblemType.CONFLICT);

    assertThat(problem.path("detail").asText()).isEqualTo("someone was faster");
    assertThat(problem.at("/violations/0/pointer").asText()).isEqualTo("/how");
  }

  @Test
  void tellsNothingOfABug() {
    HttpResponse<String> response = send(call("test.ending", "{\"how\": \"broken\"}"));

    assertProblem(response, 500, ProblemType.INTERNAL);
    assertThat(response.body()).doesNotContain("secret detail");
  }

  @Test
  void namesTheRunInARefusalToo() {
    HttpResponse<String> response = send(call("test.ending", "{\"how\": \"refused\"}"));

    assertThat(response.headers().firstValue("Steward-Run")).contains("run_1");
  }

  @Test
  void doesNotRepeatARunThatIsNone() {
    HttpResponse<String> response =
        send(call("test.echo", HI).setHeader("Steward-Run", "<script>"));

    assertThat(response.headers().firstValue("Steward-Run")).isEmpty();
  }

  private static JsonNode assertProblem(
      HttpResponse<String> response, int status, ProblemType type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = json(response);
    assertThat(problem.path("type").asText()).isEqualTo(type.uri());
    return problem;
  }
}
