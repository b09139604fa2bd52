package dev.steward.controlplane;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static dev.steward.controlplane.RunningControlPlane.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.testkit.http.StubAnswer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Calls that a gate stops: each says why, leaves a run and entries, and never reaches an executor.
 */
class RefusalsTest {
  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start();
    steward.executor().always(StubAnswer.json(200, "{\"said\":\"should not be asked\"}"));
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @AfterEach
  void noExecutorWasAsked() {
    assertThat(steward.executor().requests()).isEmpty();
  }

  @Test
  void anUnknownToolIsNotFound() {
    Answer answer = steward.invoke("stub.nothing", "{}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("tool-unknown");
    assertThat(eventsOf(answer)).containsExactly("gates.passed", "gate.refused", "run.refused");
  }

  @Test
  void everyViolationIsListedByPointer() {
    Answer answer = steward.invoke("stub.echo", "{\"word\":\"\",\"times\":0,\"extra\":true}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("invalid-input");
    assertThat(pointers(answer)).contains("/word", "/times").hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void wrongTypesAreRefusedNotConverted() {
    assertThat(pointers(steward.invoke("stub.echo", "{\"word\":7,\"times\":\"2\"}")))
        .containsExactlyInAnyOrder("/word", "/times");
    assertThat(steward.invoke("stub.echo", "[]").status()).isEqualTo(422);
    assertThat(steward.invoke("stub.echo", "\"hello\"").status()).isEqualTo(422);
    assertThat(steward.invoke("stub.echo", "null").status()).isEqualTo(422);
  }

  @Test
  void aToolWithoutAnExecutorIsUnavailable() {
    Answer answer = steward.invoke("stub.unbuilt", "{}");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("tool-unavailable");
    assertThat(steward.get("/v1/tools/stub.unbuilt").json().path("status").asText())
        .isEqualTo("unavailable");
  }

  @Test
  void theRefusedRunCanBeReadAgain() {
    Answer answer = steward.invoke("stub.echo", "{\"a\":1}");

    JsonNode run = steward.get("/v1/runs/" + answer.json().path("run").asText()).json();
    assertThat(run.path("state").asText()).isEqualTo("refused");
    assertThat(run.path("attempt").asInt()).isZero();
    assertThat(run.path("input").path("a").asInt()).isEqualTo(1);
    assertThat(run.path("problem").path("type").asText()).endsWith("/invalid-input");
  }

  @Test
  void aViewerMayLookButNotCall() {
    assertThat(invokeAs(ACME, Role.VIEWER).status()).isEqualTo(403);
    assertThat(invokeAs(ACME, Role.SERVICE).status()).isEqualTo(403);
  }

  @Test
  void aTenantNobodyRegisteredIsRefused() {
    Answer answer = invokeAs(new TenantId("nobody"), Role.OPERATOR);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("forbidden");
  }

  @Test
  void anotherTenantsRunIsLikeNoneAtAll() {
    String id = steward.invoke("stub.echo", "{}").json().path("run").asText();
    String missing = "run_" + "0".repeat(26);

    for (String suffix : List.of("", "/events")) {
      Answer foreign = steward.getAs(GLOBEX, "/v1/runs/" + id + suffix, "X-Correlation-Id", "c");
      Answer none = steward.getAs(GLOBEX, "/v1/runs/" + missing + suffix, "X-Correlation-Id", "c");
      assertThat(foreign.status()).isEqualTo(404);
      assertThat(foreign.text()).isEqualTo(none.text());
    }
    assertThat(steward.getAs(GLOBEX, "/v1/runs").json().path("runs")).isEmpty();
  }

  @Test
  void sessionAndTaskIdsAreBounded() {
    Answer answer = steward.invoke("stub.echo", "{}", "Steward-Session", "x".repeat(200));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("malformed-request");
  }

  private static Answer invokeAs(TenantId tenant, Role role) {
    return steward.send(
        HttpRequest.newBuilder(steward.url().resolve("/v1/tools/stub.echo/invoke"))
            .header("Authorization", "Bearer " + steward.token(tenant, role))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"word\":\"hi\"}"))
            .build());
  }

  private static List<String> pointers(Answer answer) {
    List<String> pointers = new ArrayList<>();
    answer.json().path("violations").forEach(each -> pointers.add(each.path("pointer").asText()));
    return pointers;
  }

  private static List<String> eventsOf(Answer answer) {
    String run = answer.json().path("run").asText();
    List<String> types = new ArrayList<>();
    steward
        .get("/v1/runs/" + run + "/events")
        .json()
        .path("events")
        .forEach(event -> types.add(event.path("type").asText()));
    return types;
  }
}
