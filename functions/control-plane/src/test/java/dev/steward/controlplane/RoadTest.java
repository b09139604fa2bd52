package dev.steward.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.core.Role;
import dev.steward.json.StoredJson;
import dev.steward.testkit.http.ReceivedRequest;
import dev.steward.testkit.http.StubAnswer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tool call end to end, when all goes well. */
class RoadTest {
  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start();
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @BeforeEach
  void answersHello() {
    steward.executor().always(StubAnswer.json(200, "{\"said\":\"hello\"}"));
  }

  @Test
  void aCallReturnsTheRunWithTheExecutorsOutput() {
    Answer answer = steward.invoke("stub.echo", "{\"word\":\"hello\"}");

    assertThat(answer.status()).isEqualTo(200);
    JsonNode run = answer.json();
    assertThat(run.path("state").asText()).isEqualTo("succeeded");
    assertThat(run.path("output").path("said").asText()).isEqualTo("hello");
    assertThat(run.path("toolDigest").asText()).startsWith("sha256:");
    assertThat(answer.header("Steward-Run")).isEqualTo(run.path("id").asText());
    assertThat(steward.get("/v1/runs/" + run.path("id").asText()).json()).isEqualTo(run);
  }

  @Test
  void theExecutorGetsTheCheckedBytesAndTheFactsOfTheCall() throws Exception {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    Answer answer =
        steward.invoke(
            "stub.echo",
            "{ \"word\" : \"hi\" }",
            "traceparent",
            "00-" + trace + "-00f067aa0ba902b7-01");
    String run = answer.json().path("id").asText();
    ReceivedRequest request = lastRequest();

    assertThat(request.text()).isEqualTo("{\"times\":1,\"word\":\"hi\"}");
    assertThat(request.header("Steward-Run")).contains(run);
    assertThat(request.header("Steward-Tenant")).contains("acme");
    assertThat(request.header("Steward-Principal")).contains("ada@example.com");
    assertThat(request.header("Steward-Approver")).isEmpty();
    assertThat(request.header("Steward-Tool")).contains("stub.echo");
    assertThat(request.header("Steward-Attempt")).contains("1");
    assertThat(request.header("Idempotency-Key")).contains(run);
    assertThat(Instant.parse(request.header("Steward-Deadline").orElseThrow()))
        .isEqualTo(answer.json().path("deadline").asText());
    assertThat(request.header("traceparent").orElseThrow()).startsWith("00-" + trace + "-");
    assertThat(answer.json().path("trace").asText()).isEqualTo(trace);
  }

  @Test
  void theCallersTokenGoesNoFurther() {
    steward.invoke("stub.echo", "{\"word\":\"secret\"}");

    String sent = lastRequest().header("Authorization").orElseThrow();
    assertThat(sent).startsWith("Bearer ");
    assertThat(sent)
        .isNotEqualTo("Bearer " + steward.token(RunningControlPlane.ACME, Role.OPERATOR));
    JsonNode claims = claimsOf(sent);
    assertThat(claims.path("roles").get(0).asText()).isEqualTo("service");
    assertThat(claims.path("aud").asText()).isEqualTo(steward.executor().url().toString());
  }

  @Test
  void everyVerdictAndTransitionIsInTheJournalInOrder() {
    String run = steward.invoke("stub.echo", "{\"word\":\"hello\"}").json().path("id").asText();

    JsonNode events = steward.get("/v1/runs/" + run + "/events").json().path("events");

    List<String> types = new ArrayList<>();
    events.forEach(
        event -> {
          List<String> gates = new ArrayList<>();
          event.path("data").path("gates").forEach(gate -> gates.add(gate.asText()));
          types.add(
              event.path("type").asText() + (gates.isEmpty() ? "" : ":" + String.join(",", gates)));
        });
    assertThat(types)
        .containsExactly(
            "gates.passed:identity,lease,kill-switch,idempotency,catalog,input-schema,policy,budget"
                + ",breaker",
            "run.admitted",
            "run.dispatching",
            "gates.passed:output-schema",
            "run.succeeded");
    for (JsonNode event : events) {
      assertThat(event.path("principal").asText()).isEqualTo("ada@example.com");
      assertThat(event.path("capability").asText()).isEqualTo("stub.echo");
      assertThat(event.path("version").asText()).startsWith("sha256:");
    }
  }

  @Test
  void argumentsAndOutputsStayOutOfTheJournal() throws Exception {
    steward.executor().always(StubAnswer.json(200, "{\"said\":\"outputsecret\"}"));
    steward.invoke("stub.echo", "{\"word\":\"inputsecret\"}");

    try (Connection connection = steward.database().asSuperuser();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT count(*) FROM control.journal_entry WHERE body ~ '(in|out)putsecret'")) {
      found.next();
      assertThat(found.getInt(1)).isZero();
    }
  }

  @Test
  void dispatchingIsOnRecordBeforeTheFirstByteLeaves() throws Exception {
    steward
        .executor()
        .next(StubAnswer.after(Duration.ofMillis(700), StubAnswer.json(200, "{\"said\":\"x\"}")));
    CompletableFuture<Answer> call =
        CompletableFuture.supplyAsync(() -> steward.invoke("stub.echo", "{\"word\":\"slow\"}"));
    String run = null;
    while (run == null) {
      ReceivedRequest request = steward.executor().awaitRequest(Duration.ofSeconds(5));
      run = request.text().contains("slow") ? request.header("Steward-Run").orElseThrow() : null;
    }

    assertThat(steward.get("/v1/runs/" + run).json().path("state").asText())
        .isEqualTo("dispatching");
    assertThat(call.join().status()).isEqualTo(200);
  }

  private static ReceivedRequest lastRequest() {
    return steward.executor().requests().getLast();
  }

  private static JsonNode claimsOf(String bearer) {
    String payload = bearer.split("\\.")[1];
    return StoredJson.read(
        new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
  }
}
