package dev.steward.controlplane;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.controlplane.runs.Runs;
import dev.steward.database.TenantTransactions;
import dev.steward.testkit.http.StubAnswer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs that are followed, awaited and called off while they run. */
class AsyncTest {
  private static final StubAnswer SLOW =
      StubAnswer.after(Duration.ofMillis(1_500), StubAnswer.json(200, "{}"));

  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start();
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @Test
  void respondAsyncGivesARunToAskFor() throws Exception {
    steward.executor().next(SLOW);

    Answer answer = steward.invoke("stub.patient", "{}", "Prefer", "respond-async");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async");
    String location = answer.header("Location");
    assertThat(location).isEqualTo("/v1/runs/" + answer.json().path("id").asText());
    assertThat(awaitSettled(location).path("state").asText()).isEqualTo("succeeded");
  }

  @Test
  void waitGivesUpWaitingNotTheRun() throws Exception {
    steward.executor().next(SLOW);

    Answer answer = steward.invoke("stub.patient", "{}", "Prefer", "wait=1");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(awaitSettled(answer.header("Location")).path("state").asText())
        .isEqualTo("succeeded");
  }

  @Test
  void waitAnswersAtOnceWhenTheRunEnds() {
    steward.executor().next(StubAnswer.json(200, "{}"));

    assertThat(steward.invoke("stub.patient", "{}", "Prefer", "wait=10").status()).isEqualTo(200);
  }

  @Test
  void aRunCalledOffWhileTheExecutorWorksIsUnknown() throws Exception {
    steward.executor().next(StubAnswer.hang());
    Answer started = steward.invoke("stub.patient", "{}", "Prefer", "respond-async");
    String run = started.header("Location");
    awaitState(run, "dispatching");

    assertThat(steward.post(run + "/cancel", "").status()).isEqualTo(200);

    JsonNode ended = awaitSettled(run);
    assertThat(ended.path("state").asText()).isEqualTo("unknown");
    assertThat(ended.path("problem").path("detail").asText()).contains("cancelled");
    assertThat(typesOf(run)).contains("run.cancel-asked", "run.unknown");
  }

  @Test
  void aRunCalledOffThroughAnotherProcessIsHeardOfHere() throws Exception {
    steward.executor().next(StubAnswer.hang());
    String run = steward.invoke("stub.patient", "{}", "Prefer", "respond-async").header("Location");
    awaitState(run, "dispatching");

    String id = run.substring(run.lastIndexOf('/') + 1);
    Runs runs = steward.context().getBean(Runs.class);
    TenantTransactions transactions = steward.context().getBean(TenantTransactions.class);
    transactions.write(
        ACME,
        tx -> {
          runs.askToCancel(tx, ACME, id);
          return id;
        });

    assertThat(awaitSettled(run).path("problem").path("detail").asText()).contains("cancelled");
  }

  @Test
  void aRunThatEndedCannotBeCalledOff() {
    steward.executor().next(StubAnswer.json(200, "{}"));
    String run = steward.invoke("stub.patient", "{}").json().path("id").asText();

    Answer answer = steward.post("/v1/runs/" + run + "/cancel", "");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("run-finished");
  }

  @Test
  void eventsStreamUntilTheRunEnds() throws Exception {
    steward.executor().next(SLOW);
    String run = steward.invoke("stub.patient", "{}", "Prefer", "respond-async").header("Location");
    HttpRequest follow =
        steward.request(run + "/events", ACME).header("Accept", "text/event-stream").GET().build();

    try (HttpClient http = HttpClient.newHttpClient()) {
      List<String> names =
          http.send(follow, BodyHandlers.ofLines())
              .body()
              .filter(line -> line.startsWith("event: "))
              .toList();
      assertThat(names).first().isEqualTo("event: gates.passed");
      assertThat(names).last().isEqualTo("event: run.succeeded");
    }
  }

  @Test
  void aStreamResumesAfterTheLastEventSeen() throws Exception {
    steward.executor().next(StubAnswer.json(200, "{}"));
    String id = steward.invoke("stub.patient", "{}").json().path("id").asText();
    JsonNode events = steward.get("/v1/runs/" + id + "/events").json().path("events");
    String lastButOne = events.get(events.size() - 2).path("seq").asText();
    HttpRequest follow =
        steward
            .request("/v1/runs/" + id + "/events", ACME)
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", lastButOne)
            .GET()
            .build();

    try (HttpClient http = HttpClient.newHttpClient()) {
      List<String> names =
          http.send(follow, BodyHandlers.ofLines())
              .body()
              .filter(line -> line.startsWith("event: "))
              .toList();
      assertThat(names).containsExactly("event: run.succeeded");
    }
  }

  private static List<String> typesOf(String run) {
    List<String> types = new ArrayList<>();
    steward
        .get(run + "/events")
        .json()
        .path("events")
        .forEach(event -> types.add(event.path("type").asText()));
    return types;
  }

  private static JsonNode awaitSettled(String run) throws InterruptedException {
    return await(run, List.of("succeeded", "failed", "unknown", "cancelled", "refused"));
  }

  private static void awaitState(String run, String state) throws InterruptedException {
    await(run, List.of(state));
  }

  private static JsonNode await(String run, List<String> states) throws InterruptedException {
    long limit = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (System.nanoTime() < limit) {
      JsonNode now = steward.get(run).json();
      if (states.contains(now.path("state").asText())) {
        return now;
      }
      Thread.sleep(50);
    }
    throw new AssertionError(run + " never became one of " + states);
  }
}
