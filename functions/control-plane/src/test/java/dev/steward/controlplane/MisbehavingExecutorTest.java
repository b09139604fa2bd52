package dev.steward.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.testkit.http.StubAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an executor does, the caller gets a clear answer in time, and the run says what is
 * known.
 */
class MisbehavingExecutorTest {
  private static final int MIB = 1 << 20;

  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start();
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  static Stream<Arguments> ways() {
    return Stream.of(
        Arguments.of("hangs", StubAnswer.hang(), 504, "executor-timed-out", "unknown"),
        Arguments.of(
            "drips past the deadline",
            StubAnswer.drip("{\"said\":\"slowly\"}", Duration.ofMillis(300)),
            504,
            "executor-timed-out",
            "unknown"),
        Arguments.of(
            "closes without a byte",
            StubAnswer.silence(),
            502,
            "executor-outcome-unknown",
            "unknown"),
        Arguments.of("resets", StubAnswer.reset(), 502, "executor-outcome-unknown", "unknown"),
        Arguments.of(
            "resets in the body",
            StubAnswer.resetInBody("{\"said\":\"half of it\"}"),
            502,
            "executor-outcome-unknown",
            "unknown"),
        Arguments.of(
            "stops in the body",
            StubAnswer.truncated("{\"said\":\"half of it\"}"),
            502,
            "executor-outcome-unknown",
            "unknown"),
        Arguments.of(
            "answers what is no HTTP",
            StubAnswer.garbage(),
            502,
            "executor-outcome-unknown",
            "unknown"),
        Arguments.of(
            "answers what is no JSON",
            StubAnswer.json(200, "<html>"),
            502,
            "executor-outcome-unknown",
            "unknown"),
        Arguments.of(
            "answers with a key twice",
            StubAnswer.json(200, "{\"said\":\"a\",\"said\":\"b\"}"),
            502,
            "executor-outcome-unknown",
            "unknown"),
        Arguments.of(
            "answers nothing with 200",
            StubAnswer.json(200, ""),
            502,
            "executor-outcome-unknown",
            "unknown"),
        Arguments.of(
            "answers 1 GB",
            StubAnswer.streamed(1024L * MIB),
            502,
            "executor-outcome-unknown",
            "unknown"),
        Arguments.of(
            "redirects",
            StubAnswer.redirect("http://127.0.0.1:1/elsewhere"),
            502,
            "executor-outcome-unknown",
            "unknown"),
        Arguments.of(
            "answers 500",
            StubAnswer.problem(500, "{\"title\":\"oh\"}"),
            502,
            "executor-outcome-unknown",
            "unknown"),
        Arguments.of(
            "answers 503",
            StubAnswer.problem(503, "{}"),
            502,
            "executor-outcome-unknown",
            "unknown"),
        Arguments.of(
            "refuses",
            StubAnswer.problem(404, "{\"title\":\"no such thing\"}"),
            422,
            "executor-refused",
            "failed"),
        Arguments.of(
            "refuses without a word",
            StubAnswer.of(400, Map.of(), ""),
            422,
            "executor-refused",
            "failed"),
        Arguments.of(
            "answers outside its schema",
            StubAnswer.json(200, "{\"said\":7}"),
            502,
            "executor-failed",
            "failed"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void isAnsweredClearly(
      String way, StubAnswer misbehaviour, int status, String problem, String state) {
    steward.executor().next(misbehaviour);
    long start = System.nanoTime();

    Answer answer = steward.invoke("stub.echo", "{\"word\":\"hi\"}");

    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.json().path("state").asText()).isEqualTo(state);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    JsonNode run = steward.get("/v1/runs/" + answer.json().path("run").asText()).json();
    assertThat(run.path("state").asText()).isEqualTo(state);
    assertThat(run.path("problem").path("type").asText()).endsWith("/" + problem);
  }

  @Test
  void whereNothingWasSentTheRunHasFailedForSure() {
    Answer answer = steward.invoke("stub.unreachable", "{}");

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.problem()).isEqualTo("executor-failed");
    assertThat(answer.json().path("state").asText()).isEqualTo("failed");
    assertThat(answer.json().path("detail").asText()).contains("nothing was sent");
  }

  @Test
  void anAnswerOutsideTheSchemaIsKeptAsEvidence() {
    steward.executor().next(StubAnswer.json(200, "{\"said\":7}"));

    Answer answer = steward.invoke("stub.echo", "{\"word\":\"hi\"}");

    assertThat(answer.json().path("violations").get(0).path("pointer").asText()).isEqualTo("/said");
    JsonNode evidence =
        steward.get("/v1/runs/" + answer.json().path("run").asText()).json().path("evidence");
    assertThat(Base64.getDecoder().decode(evidence.path("head").asText()))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"said\":7}");
  }

  @Test
  void theExecutorsOwnProblemIsPassedOn() {
    steward
        .executor()
        .next(
            StubAnswer.problem(
                422,
                """
                {"title": "bad patch", "detail": "no such field",
                 "violations": [{"pointer": "/patch/colour", "message": "is unknown"}]}
                """));

    Answer answer = steward.invoke("stub.echo", "{\"word\":\"hi\"}");

    assertThat(answer.json().path("executor").path("title").asText()).isEqualTo("bad patch");
    assertThat(answer.json().path("detail").asText()).contains("no such field");
    assertThat(answer.json().path("violations").get(0).path("pointer").asText())
        .isEqualTo("/patch/colour");
    String run = answer.json().path("run").asText();
    assertThat(steward.get("/v1/runs/" + run + "/events").text()).doesNotContain("colour");
  }

  @Test
  void nothingIsRetried() {
    int before = steward.executor().requests().size();
    steward.executor().next(StubAnswer.reset());

    steward.invoke("stub.echo", "{\"word\":\"hi\"}");

    assertThat(steward.executor().requests()).hasSize(before + 1);
  }
}
