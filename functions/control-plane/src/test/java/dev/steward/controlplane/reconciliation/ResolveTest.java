package dev.steward.controlplane.reconciliation;

import static dev.steward.controlplane.RunningControlPlane.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.testkit.http.StubAnswer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person says what became of a run. */
class ResolveTest {
  private static final String DONE = "{\"outcome\":\"succeeded\",\"note\":\"seen in the ledger\"}";
  private static final String NOT_DONE = "{\"outcome\":\"failed\",\"note\":\"no trace of it\"}";

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
  void aRunThatHappenedSucceedsWithoutOutput() {
    Answer answer = resolve(unknown(), DONE);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("state").asText()).isEqualTo("succeeded");
    assertThat(answer.json().has("output")).isFalse();
    assertThat(answer.json().has("problem")).isFalse();
  }

  @Test
  void aRunThatDidNotHappenFails() {
    Answer answer = resolve(unknown(), NOT_DONE);

    assertThat(answer.json().path("state").asText()).isEqualTo("failed");
    assertThat(answer.json().at("/problem/detail").asText()).contains("ada@example.com");
  }

  @Test
  void whoSaidSoAndWhyIsInTheJournal() {
    String run = unknown();
    resolve(run, DONE);

    JsonNode events = steward.get("/v1/runs/" + run + "/events").json().path("events");
    JsonNode resolved = events.get(events.size() - 2);
    assertThat(resolved.path("type").asText()).isEqualTo("run.resolved");
    assertThat(resolved.at("/data/by").asText()).isEqualTo("ada@example.com");
    assertThat(resolved.at("/data/note").asText()).isEqualTo("seen in the ledger");
    assertThat(events.get(events.size() - 1).path("type").asText()).isEqualTo("run.succeeded");
  }

  @Test
  void aRunIsResolvedOnce() {
    String run = unknown();
    resolve(run, DONE);

    Answer again = resolve(run, NOT_DONE);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("conflict");
  }

  @Test
  void theSameKeyGivesTheSameAnswer() {
    String run = unknown();
    Answer first = steward.post(path(run), DONE, "Idempotency-Key", "resolve-" + run);
    Answer again = steward.post(path(run), DONE, "Idempotency-Key", "resolve-" + run);

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void aRunWhoseOutcomeIsKnownIsNotResolved() {
    steward.executor().next(StubAnswer.json(200, "{\"said\":\"hi\"}"));
    String run = steward.invoke("stub.echo", "{\"word\":\"hi\"}").json().path("id").asText();

    assertThat(resolve(run, NOT_DONE).status()).isEqualTo(409);
  }

  @Test
  void anotherTenantsRunIsMissingLikeOneThatNeverWas() {
    String run = unknown();

    Answer foreign =
        steward.send(
            steward.request(path(run), GLOBEX).POST(BodyPublishers.ofString(DONE)).build());

    assertThat(foreign.status()).isEqualTo(404);
    assertThat(steward.get("/v1/runs/" + run).json().path("state").asText()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                              | /outcome",
        "{\"outcome\":\"unknown\",\"note\":\"x\"}         | /outcome",
        "{\"outcome\":true,\"note\":\"x\"}                | /outcome",
        "{\"outcome\":\"failed\"}                        | /note",
        "{\"outcome\":\"failed\",\"note\":\"  \"}         | /note",
        "{\"outcome\":\"failed\",\"note\":7}             | /note",
        "{\"outcome\":\"failed\",\"note\":\"a\u202eb\"}   | /note",
        "{\"outcome\":\"failed\",\"note\":\"x\",\"more\":1} | /more",
        "[]                                              | /outcome",
      })
  void whatSaysNothingIsRefused(String body, String pointer) {
    String run = unknown();

    Answer answer = resolve(run, body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().path("violations").findValuesAsText("pointer")).contains(pointer);
  }

  private static String unknown() {
    steward.executor().next(StubAnswer.reset());
    return steward.invoke("stub.echo", "{\"word\":\"hi\"}").json().path("run").asText();
  }

  private static Answer resolve(String run, String body) {
    return steward.post(path(run), body);
  }

  private static String path(String run) {
    return "/v1/runs/" + run + "/resolve";
  }
}
