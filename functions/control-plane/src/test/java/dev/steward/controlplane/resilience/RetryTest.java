package dev.steward.controlplane.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.testkit.http.ReceivedRequest;
import dev.steward.testkit.http.StubAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attempts beyond the first, while the caller waits. */
class RetryTest {
  private static final StubAnswer DONE = StubAnswer.json(200, "{}");

  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward =
        RunningControlPlane.start(
            Map.of(
                "steward.reconciliation.every", "1h", "steward.resilience.executor.retries", 1.0));
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @BeforeEach
  void forget() {
    steward.executor().forget();
    steward.executor().always(DONE);
  }

  @Test
  void aCallIsSentAgainUnderTheSameKeyWithAHigherEpoch() {
    steward.executor().next(StubAnswer.reset());

    Answer answer = steward.invoke("stub.dedupes", "{}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("attempt").asInt()).isEqualTo(2);
    List<ReceivedRequest> sent = steward.executor().requests();
    assertThat(header(sent, "Idempotency-Key"))
        .hasSize(2)
        .containsOnly(answer.json().path("id").asText());
    assertThat(header(sent, "Steward-Attempt")).containsExactly("1", "2");
    assertThat(header(sent, "Steward-Epoch")).containsExactly("1", "2");
    assertThat(header(sent, "Steward-Deadline")).hasSize(2);
    assertThat(sent.getFirst().header("Steward-Deadline"))
        .isEqualTo(sent.getLast().header("Steward-Deadline"));
  }

  @Test
  void everyAttemptIsInTheJournalBeforeItIsSent() {
    steward.executor().next(StubAnswer.reset());
    String run = steward.invoke("stub.dedupes", "{}").json().path("id").asText();

    List<String> types = new ArrayList<>();
    steward
        .get("/v1/runs/" + run + "/events")
        .json()
        .path("events")
        .forEach(event -> types.add(event.path("type").asText()));

    assertThat(types)
        .containsSubsequence("run.dispatching", "run.dispatching", "run.succeeded")
        .doesNotContain("run.unknown");
  }

  @Test
  void itEndsAfterThreeAttemptsAsUnknown() {
    steward.executor().always(StubAnswer.reset());

    Answer answer = steward.invoke("stub.dedupes", "{}");

    assertThat(answer.problem()).isEqualTo("executor-outcome-unknown");
    assertThat(steward.executor().requests()).hasSize(3);
  }

  @Test
  void aRefusalOfAnotherKindAfterAnUnknownOutcomeSettlesNothing() {
    steward.executor().next(StubAnswer.reset()).always(StubAnswer.problem(403, "{}"));

    Answer answer = steward.invoke("stub.dedupes", "{}");

    assertThat(answer.json().path("state").asText()).isEqualTo("unknown");
  }

  @Test
  void aRefusalOfTheWorkDoesNotSpeakForTheAttemptBeforeEither() {
    steward.executor().next(StubAnswer.reset()).always(StubAnswer.problem(422, "{}"));

    assertThat(steward.invoke("stub.dedupes", "{}").json().path("state").asText())
        .isEqualTo("unknown");
  }

  @Test
  void anExecutorStillAtWorkUnderTheKeyLeavesItUnknown() {
    steward
        .executor()
        .always(
            StubAnswer.of(
                409,
                Map.of("Content-Type", "application/problem+json", "Retry-After", "1"),
                "{\"type\":\"https://steward.dev/problems/idempotency-in-progress\"}"));

    assertThat(steward.invoke("stub.dedupes", "{}").json().path("state").asText())
        .isEqualTo("unknown");
  }

  @Test
  void whereTheExecutorPromisesNothingItIsSentOnce() {
    steward.executor().next(StubAnswer.reset());

    assertThat(steward.invoke("stub.echo", "{\"word\":\"hi\"}").problem())
        .isEqualTo("executor-outcome-unknown");
    assertThat(steward.executor().requests()).hasSize(1);
  }

  @Test
  void whatNeverLeftIsTriedAgainWhateverTheLevel() {
    Answer answer = steward.invoke("stub.unreachable", "{}");

    assertThat(answer.json().path("state").asText()).isEqualTo("failed");
    String run = answer.json().path("run").asText();
    assertThat(steward.get("/v1/runs/" + run).json().path("attempt").asInt()).isEqualTo(3);
  }

  private static List<String> header(List<ReceivedRequest> sent, String name) {
    return sent.stream().map(request -> request.header(name).orElseThrow()).toList();
  }
}
