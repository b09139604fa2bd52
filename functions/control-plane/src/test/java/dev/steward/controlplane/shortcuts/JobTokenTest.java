package dev.steward.controlplane.shortcuts;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.testkit.http.StubAnswer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The token of the jobs runs jobs, of one tenant, and opens nothing else. */
class JobTokenTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private RunningControlPlane steward;

  @BeforeEach
  void start() {
    steward =
        RunningControlPlane.start(
            Map.of("steward.jobs.token", TOKEN, "steward.jobs.tenant", "acme"));
    steward.executor().always(StubAnswer.json(200, "{\"ran\":true}"));
  }

  @AfterEach
  void stop() {
    steward.close();
  }

  @Test
  void runsAJobAndTheAnswerIsItsOutput() {
    Answer answer = post("/jobs/drift/run?day=2026-01-05", TOKEN);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("ran").asBoolean()).isTrue();
    assertThat(answer.response().headers().firstValue("Steward-Run")).isPresent();
    assertThat(
            steward.get("/v1/runs?tool=decisions.run_job").json().at("/runs/0/principal").asText())
        .isEqualTo("job-token");
    assertThat(steward.get("/v1/runs?tool=decisions.run_job").json().at("/runs/0/input").toString())
        .isEqualTo("{\"day\":\"2026-01-05\",\"job\":\"drift\"}");
  }

  @Test
  void opensNothingElse() {
    assertThat(post("/v1/tools/stub.echo/invoke", TOKEN).status()).isEqualTo(401);
    assertThat(post("/decisions/finance", TOKEN).status()).isEqualTo(401);
    assertThat(post("/events", TOKEN).status()).isEqualTo(401);
  }

  @Test
  void anotherTokenIsNone() {
    assertThat(post("/jobs/drift/run", TOKEN + "0").status()).isEqualTo(401);
    assertThat(post("/jobs/drift/run", "").status()).isEqualTo(401);
    assertThat(steward.executor().requests()).isEmpty();
  }

  @Test
  void twoTokensAreNone() {
    Answer answer =
        steward.send(
            HttpRequest.newBuilder(steward.url().resolve("/jobs/drift/run"))
                .header("X-Internal-Token", TOKEN)
                .header("X-Internal-Token", TOKEN)
                .POST(BodyPublishers.noBody())
                .build());

    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void aShortcutTakesThePathsWordAgainstTheBodys() {
    Answer answer =
        steward.send(
            steward
                .request("/decisions/finance", ACME)
                .POST(BodyPublishers.ofString("{\"domain\":\"hr\"}"))
                .build());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/violations/0/pointer").asText()).isEqualTo("/domain");
  }

  private Answer post(String path, String token) {
    return steward.send(
        HttpRequest.newBuilder(steward.url().resolve(path))
            .header("X-Internal-Token", token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build());
  }
}
