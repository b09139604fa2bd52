package dev.steward.controlplane.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.testkit.http.StubAnswer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls to an executor that fails, and those to its neighbours. */
class BreakerTest {
  private static final StubAnswer DONE = StubAnswer.json(200, "{\"said\":\"hi\"}");

  private RunningControlPlane steward;

  @BeforeEach
  void start() {
    steward =
        RunningControlPlane.start(
            Map.of(
                "steward.resilience.executor.window", 4,
                "steward.resilience.executor.judged", 4,
                "steward.resilience.executor.trials", 1,
                "steward.resilience.executor.open-for", "2s"));
  }

  @AfterEach
  void stop() {
    steward.close();
  }

  @Test
  void anExecutorThatKeepsFailingIsLeftAlone() {
    open();
    int sent = steward.executor().requests().size();

    Answer refused = echo();

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.problem()).isEqualTo("executor-circuit-open");
    assertThat(refused.header("Retry-After")).isEqualTo("2");
    assertThat(refused.json().path("state").asText()).isEqualTo("refused");
    assertThat(steward.executor().requests()).hasSize(sent);
    String run = refused.json().path("run").asText();
    assertThat(steward.get("/v1/runs/" + run + "/events").text())
        .contains("\"gate\":\"breaker\"")
        .doesNotContain("run.dispatching");
  }

  @Test
  void otherExecutorsAreNotConcerned() {
    open();

    assertThat(steward.invoke("stub.unreachable", "{}").problem()).isEqualTo("executor-failed");
  }

  @Test
  void oneThatRecoversIsCalledAgain() throws Exception {
    open();
    steward.executor().always(DONE);

    long limit = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (echo().status() != 200) {
      assertThat(System.nanoTime()).as("never called again").isLessThan(limit);
      Thread.sleep(50);
    }
    for (int i = 0; i < 3; i++) {
      assertThat(echo().status()).isEqualTo(200);
    }
  }

  @Test
  void refusalsByContractDoNotOpenIt() {
    steward.executor().always(StubAnswer.problem(422, "{}"));

    for (int i = 0; i < 8; i++) {
      assertThat(echo().problem()).isEqualTo("executor-refused");
    }
  }

  private void open() {
    steward.executor().always(StubAnswer.json(500, "{}"));
    for (int i = 0; i < 4; i++) {
      assertThat(echo().problem()).isEqualTo("executor-outcome-unknown");
    }
  }

  private Answer echo() {
    return steward.invoke("stub.echo", "{\"word\":\"hi\"}");
  }
}
