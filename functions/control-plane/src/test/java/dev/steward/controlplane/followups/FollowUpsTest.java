package dev.steward.controlplane.followups;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane;
import dev.steward.core.Role;
import dev.steward.testkit.http.StubAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an output asks for is called on the road of any call, once, in the same name. */
class FollowUpsTest {
  private RunningControlPlane steward;

  @BeforeEach
  void start() {
    steward = RunningControlPlane.start();
  }

  @AfterEach
  void stop() {
    steward.close();
  }

  @Test
  void aDangerousCallThatFollowsIsHeldInTheNameOfWhoeverAsked() {
    steward.executor().always(StubAnswer.json(200, asking("stub.dangerous", "{}")));

    assertThat(steward.invoke("stub.asking", "{}").status()).isEqualTo(200);

    await(() -> runs("stub.dangerous").size() == 1);
    JsonNode held = runs("stub.dangerous").get(0);
    assertThat(held.path("state").asText()).isEqualTo("held");
    assertThat(held.path("principal")).isEqualTo(runs("stub.asking").get(0).path("principal"));
    assertThat(approveAsRequester(held).status()).isEqualTo(403);
  }

  @Test
  void theSameCallAgainAsksForNothingAgain() {
    steward.executor().always(StubAnswer.json(200, asking("stub.dangerous", "{}")));

    for (int i = 0; i < 3; i++) {
      steward.send(
          steward
              .request("/v1/tools/stub.asking/invoke", ACME, "Idempotency-Key", "once")
              .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
              .build());
    }

    await(() -> runs("stub.dangerous").size() == 1);
    pause();
    assertThat(runs("stub.dangerous")).hasSize(1);
  }

  @Test
  void aToolAsksForThoseAloneThatTheRegistryNames() {
    steward.executor().always(StubAnswer.json(200, asking("decisions.decide", "{}")));

    steward.invoke("stub.asking", "{}");
    steward.invoke("stub.dedupes", "{}");

    pause();
    assertThat(runs("decisions.decide")).isEmpty();
  }

  @Test
  void whatIsNoCallKeepsNoOtherFromBeingMade() {
    steward
        .executor()
        .always(
            StubAnswer.json(
                200,
                """
                {"follow_ups": [7, {"tool": "stub.dangerous"},
                 {"tool": "stub.dangerous", "arguments": {"a": 1}}]}
                """));

    assertThat(steward.invoke("stub.asking", "{}").status()).isEqualTo(200);

    await(() -> runs("stub.dangerous").size() == 1);
    assertThat(runs("stub.dangerous").get(0).path("input").toString()).isEqualTo("{\"a\":1}");
  }

  @Test
  void argumentsThatBreakTheSchemaAreARefusedRunAndNoMore() {
    steward.executor().always(StubAnswer.json(200, asking("stub.echo", "{\"word\": 7}")));

    steward.invoke("stub.asking", "{}");

    await(() -> runs("stub.echo").size() == 1);
    assertThat(runs("stub.echo").get(0).path("state").asText()).isEqualTo("refused");
  }

  private RunningControlPlane.Answer approveAsRequester(JsonNode run) {
    return steward.postAs(
        run.path("principal").asText(),
        ACME,
        Role.OPERATOR,
        "/v1/approvals/" + run.path("approval").asText() + "/approve",
        "{}");
  }

  private JsonNode runs(String tool) {
    return steward.get("/v1/runs?tool=" + tool).json().path("runs");
  }

  private static String asking(String tool, String arguments) {
    return "{\"follow_ups\": [{\"tool\": \"%s\", \"arguments\": %s}]}".formatted(tool, arguments);
  }

  /** Longer than a follow-up takes. */
  private static void pause() {
    Instant end = Instant.now().plus(Duration.ofSeconds(3));
    await(() -> Instant.now().isAfter(end));
  }

  private static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("in time").isBefore(end);
      Thread.onSpinWait();
    }
  }
}
