package dev.steward.controlplane.resilience;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.controlplane.kernel.Draining;
import dev.steward.testkit.http.StubAnswer;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A process that is asked to end while an executor is at work. */
class DrainTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Test
  void aCallUnderWayIsAnsweredBeforeTheEnd() throws Exception {
    RunningControlPlane steward = RunningControlPlane.start();
    HttpRequest health = steward.request("/health", ACME).GET().build();
    steward.executor().next(StubAnswer.after(Duration.ofSeconds(2), StubAnswer.json(200, "{}")));
    CompletableFuture<Answer> call =
        CompletableFuture.supplyAsync(() -> steward.invoke("stub.patient", "{}"));
    steward.executor().awaitRequest(LIMIT);

    CompletableFuture<Void> end = CompletableFuture.runAsync(() -> steward.context().close());

    assertThat(call.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
    end.get(30, TimeUnit.SECONDS);
    assertThatThrownBy(() -> steward.send(health)).hasCauseInstanceOf(ConnectException.class);
    steward.close();
  }

  @Test
  void meanwhileItIsNotReadyAndTakesNoCall() throws Exception {
    RunningControlPlane steward = RunningControlPlane.start();
    steward.executor().next(StubAnswer.after(Duration.ofSeconds(3), StubAnswer.json(200, "{}")));
    CompletableFuture<Answer> call =
        CompletableFuture.supplyAsync(() -> steward.invoke("stub.patient", "{}"));
    steward.executor().awaitRequest(LIMIT);
    Draining draining = steward.context().getBean(Draining.class);
    CompletableFuture<Void> end = CompletableFuture.runAsync(() -> steward.context().close());
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (!draining.begun()) {
      assertThat(System.nanoTime()).isLessThan(limit);
      Thread.sleep(5);
    }

    Answer refused = steward.invoke("stub.patient", "{}");

    assertThat(refused.status()).as(refused.text()).isEqualTo(503);
    assertThat(refused.problem()).isEqualTo("unavailable");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(steward.get("/health/readiness").status()).isEqualTo(503);
    assertThat(steward.get("/health/liveness").status()).isEqualTo(200);
    assertThat(call.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
    end.get(30, TimeUnit.SECONDS);
    steward.close();
  }

  @Test
  void aRunInTheBackgroundIsCarriedToItsEnd() throws Exception {
    RunningControlPlane steward = RunningControlPlane.start();
    steward.executor().next(StubAnswer.after(Duration.ofSeconds(1), StubAnswer.json(200, "{}")));
    String run =
        steward.invoke("stub.patient", "{}", "Prefer", "respond-async").json().path("id").asText();
    steward.executor().awaitRequest(LIMIT);

    steward.close();

    assertThat(stateOf(steward, run)).isEqualTo("succeeded");
  }

  @Test
  void oneThatTakesTooLongIsNotWaitedFor() throws Exception {
    RunningControlPlane steward =
        RunningControlPlane.start(Map.of("steward.resilience.calls.farewell", "300ms"));
    steward.executor().next(StubAnswer.hang());
    String run =
        steward.invoke("stub.patient", "{}", "Prefer", "respond-async").json().path("id").asText();
    steward.executor().awaitRequest(LIMIT);
    long start = System.nanoTime();

    steward.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
    assertThat(stateOf(steward, run)).isIn("dispatching", "unknown");
  }

  private static String stateOf(RunningControlPlane steward, String run) throws SQLException {
    try (Connection connection = steward.database().asApp();
        Statement statement = connection.createStatement()) {
      statement.execute("SET app.tenant = '" + ACME.value() + "'");
      try (ResultSet rows =
          statement.executeQuery("SELECT state FROM control.run WHERE id = '" + run + "'")) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
