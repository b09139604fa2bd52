package dev.steward.controlplane.reconciliation;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.testkit.http.ReceivedRequest;
import dev.steward.testkit.http.StubAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing an executor can say of an effect key, and what becomes of the run. */
class ReconciliationTest {
  private static final String UNSEEN = "https://steward.dev/problems/effect-unknown";

  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward =
        RunningControlPlane.start(
            Map.of(
                "steward.reconciliation.every", "1h",
                "steward.reconciliation.pause", "0s",
                "steward.reconciliation.patience", "500ms",
                "steward.dispatch.clock-skew", "200ms",
                "steward.resilience.executor.attempts", 1,
                "steward.resilience.executor.judged", 1_000,
                "steward.resilience.executor.window", 1_000));
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @BeforeEach
  void forget() {
    steward.executor().forget();
  }

  @Test
  void anEffectThatHappenedEndsTheRunWithItsOutput() {
    String run = unknown("stub.queryable");
    tells(key -> effect(key, "done", "\"status\":200,\"output\":{\"said\":\"yes\"}"));

    JsonNode ended = look(run);

    assertThat(ended.path("state").asText()).isEqualTo("succeeded");
    assertThat(ended.path("output").path("said").asText()).isEqualTo("yes");
    assertThat(ended.has("problem")).isFalse();
  }

  @Test
  void theQuestionIsAskedAsStewardItselfForTheTenant() throws Exception {
    String run = unknown("stub.queryable");
    tells(key -> effect(key, "done", "\"output\":{\"said\":\"yes\"}"));
    look(run);

    ReceivedRequest question = question();
    assertThat(question.path()).isEqualTo("/effects/" + run);
    assertThat(question.method()).isEqualTo("GET");
    assertThat(question.header("Steward-Tenant")).contains("acme");
    assertThat(question.header("Authorization").orElseThrow()).startsWith("Bearer ");
  }

  @Test
  void anOutputOutsideTheSchemaIsHeldAgainstIt() {
    String run = unknown("stub.queryable");
    tells(key -> effect(key, "done", "\"output\":{\"said\":7}"));

    JsonNode ended = look(run);

    assertThat(ended.path("state").asText()).isEqualTo("failed");
    assertThat(ended.at("/problem/violations/0/pointer").asText()).isEqualTo("/said");
  }

  @Test
  void anEffectThatWasRefusedEndsTheRunAsFailed() {
    String run = unknown("stub.queryable");
    tells(key -> effect(key, "failed", "\"problem\":{\"title\":\"no\",\"detail\":\"not so\"}"));

    JsonNode ended = look(run);

    assertThat(ended.path("state").asText()).isEqualTo("failed");
    assertThat(ended.at("/problem/detail").asText()).contains("not so");
  }

  @Test
  void aKeyNeverSeenAfterTheDeadlineMeansNothingWasDone() throws Exception {
    String run = unknown("stub.queryable");
    awaitDeadline(run, Duration.ofMillis(200));
    tells(_ -> StubAnswer.problem(404, "{\"type\":\"" + UNSEEN + "\"}"));

    JsonNode ended = look(run);

    assertThat(ended.path("state").asText()).isEqualTo("failed");
    assertThat(ended.at("/problem/detail").asText()).contains("nothing was done");
  }

  @Test
  void aKeyNeverSeenBeforeTheDeadlineMeansNothing() {
    String run = unknown("stub.queryable");
    tells(_ -> StubAnswer.problem(404, "{\"type\":\"" + UNSEEN + "\"}"));

    assertThat(look(run).path("state").asText()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\":\"about:blank\"}",
        "<html>",
        "{\"type\":\"https://steward.dev/problems/not-found\"}"
      })
  void a404OfAnotherKindMeansNothing(String body) throws Exception {
    String run = unknown("stub.queryable");
    awaitDeadline(run, Duration.ofMillis(200));
    tells(_ -> StubAnswer.problem(404, body));

    assertThat(look(run).path("state").asText()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"key\":\"another\",\"state\":\"done\",\"output\":{\"said\":\"yes\"}}",
        "{\"state\":\"done\",\"output\":{\"said\":\"yes\"}}",
        "{\"key\":\"KEY\",\"state\":\"finished\",\"output\":{\"said\":\"yes\"}}",
        "{\"key\":\"KEY\",\"state\":\"done\"}",
        "{\"key\":\"KEY\",\"state\":\"failed\"}",
        "[]",
        "nonsense"
      })
  void anAnswerThatCannotBeTrustedMeansNothing(String body) {
    String run = unknown("stub.queryable");
    tells(key -> StubAnswer.json(200, body.replace("KEY", key)));

    assertThat(look(run).path("state").asText()).isEqualTo("unknown");
  }

  @Test
  void anExecutorThatDoesNotAnswerIsAskedAgainLater() {
    String run = unknown("stub.queryable");
    tells(_ -> StubAnswer.reset());
    assertThat(look(run).path("state").asText()).isEqualTo("unknown");

    tells(key -> effect(key, "done", "\"output\":{\"said\":\"yes\"}"));

    assertThat(look(run).path("state").asText()).isEqualTo("succeeded");
  }

  @Test
  void workThatStillRunsIsWaitedFor() {
    String run = unknown("stub.queryable");
    tells(key -> effect(key, "started", "\"attempt\":1"));

    assertThat(look(run).path("state").asText()).isEqualTo("unknown");
    assertThat(look(run).path("attempt").asInt()).isEqualTo(1);
  }

  @Test
  void workThatRunsLongAfterItsDeadlineIsAskedForOnceMore() throws Exception {
    String run = unknown("stub.queryable");
    awaitDeadline(run, Duration.ofMillis(500));
    steward
        .executor()
        .always(
            (request, connection) ->
                (request.path().startsWith("/effects/")
                        ? effect(run, "started", "\"attempt\":1")
                        : StubAnswer.json(200, "{\"said\":\"at last\"}"))
                    .to(request, connection));

    JsonNode ended = look(run);

    assertThat(ended.path("state").asText()).isEqualTo("succeeded");
    assertThat(ended.path("attempt").asInt()).isEqualTo(2);
  }

  @Test
  void anExecutorThatDedupesIsSentTheSameKeyOnceMore() {
    String run = unknown("stub.dedupes");
    steward.executor().always(StubAnswer.json(200, "{}"));

    JsonNode ended = look(run);

    assertThat(ended.path("state").asText()).isEqualTo("succeeded");
    ReceivedRequest again = steward.executor().requests().getLast();
    assertThat(again.header("Idempotency-Key")).contains(run);
    assertThat(again.header("Steward-Epoch")).contains("2");
  }

  @Test
  void anotherAttemptThatNeverArrivesLeavesItUnknown() {
    String run = unknown("stub.dedupes");
    steward.executor().always(StubAnswer.problem(403, "{}"));

    assertThat(look(run).path("state").asText()).isEqualTo("unknown");
  }

  @Test
  void attemptsEndSometime() {
    String run = unknown("stub.dedupes");
    for (int i = 0; i < 6; i++) {
      look(run);
    }

    assertThat(look(run).path("attempt").asInt()).isEqualTo(4);
  }

  @Test
  void whereTheExecutorPromisesNothingNobodyIsAsked() {
    steward.executor().always(StubAnswer.reset());
    String run = steward.invoke("stub.echo", "{\"word\":\"hi\"}").json().path("run").asText();
    steward.executor().forget();

    assertThat(look(run).path("state").asText()).isEqualTo("unknown");
    assertThat(steward.executor().requests()).isEmpty();
  }

  @Test
  void theJournalIsIntactAfterAllThis() {
    assertThat(steward.get("/v1/journal/verify").json().path("intact").asBoolean()).isTrue();
  }

  private static String unknown(String tool) {
    steward.executor().always(StubAnswer.reset());
    Answer answer = steward.invoke(tool, "{}");
    assertThat(answer.json().path("state").asText()).as(answer.text()).isEqualTo("unknown");
    steward.executor().forget();
    return answer.json().path("run").asText();
  }

  private static void tells(Function<String, StubAnswer> answer) {
    steward
        .executor()
        .always(
            (request, connection) ->
                answer
                    .apply(request.path().substring("/effects/".length()))
                    .to(request, connection));
  }

  private static StubAnswer effect(String key, String state, String more) {
    return StubAnswer.json(
        200, "{\"key\":\"" + key + "\",\"state\":\"" + state + "\"," + more + "}");
  }

  /** As the background work would, for this run alone. */
  private static JsonNode look(String run) {
    Leases leases = steward.context().getBean(Leases.class);
    leases.due(ACME, List.of("stub.queryable", "stub.dedupes"), Duration.ofDays(1)).stream()
        .filter(lease -> lease.run().equals(run))
        .flatMap(lease -> leases.next(lease, Duration.ofSeconds(30)).stream())
        .forEach(steward.context().getBean(Reconciler.class)::look);
    return steward.get("/v1/runs/" + run).json();
  }

  private static void awaitDeadline(String run, Duration beyond) throws InterruptedException {
    Instant deadline =
        Instant.parse(steward.get("/v1/runs/" + run).json().path("deadline").asText());
    while (Instant.now().isBefore(deadline.plus(beyond).plusMillis(20))) {
      Thread.sleep(20);
    }
  }

  private static ReceivedRequest question() {
    return steward.executor().requests().stream()
        .filter(request -> request.path().startsWith("/effects/"))
        .findFirst()
        .orElseThrow();
  }
}
