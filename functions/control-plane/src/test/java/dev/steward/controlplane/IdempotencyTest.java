package dev.steward.controlplane;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static dev.steward.controlplane.RunningControlPlane.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.core.Role;
import dev.steward.testkit.http.StubAnswer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same request under the same key has one effect and one answer. */
class IdempotencyTest {
  private static final String KEY = "Idempotency-Key";
  private static final String WORD = "{\"word\":\"hello\"}";

  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start();
    steward.executor().always(StubAnswer.json(200, "{\"said\":\"hello\"}"));
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @AfterEach
  void forget() {
    steward.executor().forget();
  }

  @Test
  void aRepeatedCallIsAnsweredAgainAndNotRepeated() {
    Answer first = steward.invoke("stub.echo", WORD, KEY, "again");
    Answer second = steward.invoke("stub.echo", WORD, KEY, "again");

    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(steward.executor().requests()).hasSize(1);
  }

  @Test
  void theOrderOfTheMembersDoesNotMakeAnotherRequest() {
    steward.invoke("stub.echo", "{\"word\":\"hello\",\"times\":2}", KEY, "order");
    Answer second =
        steward.invoke("stub.echo", "{ \"times\": 2, \"word\": \"hello\" }", KEY, "order");

    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void aFailureIsAnsweredAgainToo() {
    steward.executor().next(StubAnswer.json(422, "{\"detail\":\"no such word\"}"));
    Answer first = steward.invoke("stub.echo", WORD, KEY, "failing");
    Answer second = steward.invoke("stub.echo", WORD, KEY, "failing");

    assertThat(second.status()).isEqualTo(first.status()).isEqualTo(422);
    assertThat(second.json().path("run")).isEqualTo(first.json().path("run"));
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(steward.executor().requests()).hasSize(1);
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() {
    steward.invoke("stub.echo", WORD, KEY, "taken");
    Answer other = steward.invoke("stub.echo", "{\"word\":\"bye\"}", KEY, "taken");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    assertThat(steward.executor().requests()).hasSize(1);
  }

  @Test
  void anotherToolUnderTheSameKeyIsRefused() {
    steward.invoke("stub.echo", "{\"word\":\"x\"}", KEY, "tool");
    Answer other = steward.invoke("stub.patient", "{\"word\":\"x\"}", KEY, "tool");

    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void anotherTenantsKeyIsAnotherKey() {
    steward.invoke("stub.echo", WORD, KEY, "shared");
    Answer other =
        steward.send(
            steward
                .request("/v1/tools/stub.echo/invoke", GLOBEX, KEY, "shared")
                .POST(BodyPublishers.ofString("{\"word\":\"bye\"}"))
                .build());

    assertThat(other.status()).isEqualTo(200);
    assertThat(other.header("Idempotent-Replayed")).isEmpty();
  }

  @Test
  void anotherPrincipalsKeyIsAnotherKey() {
    steward.invoke("stub.echo", WORD, KEY, "personal");

    Answer other = underGracesKey("{\"word\":\"bye\"}");
    Answer again = underGracesKey("{\"word\":\"bye\"}");

    assertThat(other.status()).isEqualTo(200);
    assertThat(other.header("Idempotent-Replayed")).isEmpty();
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.json().path("id")).isEqualTo(other.json().path("id"));
    assertThat(steward.executor().requests()).hasSize(2);
  }

  private static Answer underGracesKey(String arguments) {
    return steward.send(
        steward
            .request("/v1/tools/stub.echo/invoke", ACME, KEY, "personal")
            .setHeader(
                "Authorization",
                "Bearer " + steward.tokenOf("grace@example.com", ACME, Role.OPERATOR))
            .POST(BodyPublishers.ofString(arguments))
            .build());
  }

  @Test
  void whileTheFirstIsUnderWayTheSecondIsToldToWait() throws Exception {
    steward.executor().next(StubAnswer.after(Duration.ofSeconds(2), StubAnswer.json(200, "{}")));
    try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer> first =
          other.submit(() -> steward.invoke("stub.patient", "{}", KEY, "under-way"));
      while (steward.executor().requests().isEmpty()) {
        Thread.onSpinWait();
      }
      Answer second = steward.invoke("stub.patient", "{}", KEY, "under-way");

      assertThat(second.status()).isEqualTo(409);
      assertThat(second.problem()).isEqualTo("idempotency-in-progress");
      assertThat(second.header("Retry-After")).isEqualTo("1");
      assertThat(first.get().status()).isEqualTo(200);
    }
  }

  @Test
  void aRefusalIsNotKept() {
    steward.invoke("stub.echo", "{\"word\":\"\"}", KEY, "mended");
    Answer mended = steward.invoke("stub.echo", WORD, KEY, "mended");

    assertThat(mended.status()).isEqualTo(200);
  }

  @Test
  void aThousandAtOnceHaveOneEffect() throws Exception {
    List<Future<Answer>> answers = new ArrayList<>();
    try (ExecutorService many = Executors.newFixedThreadPool(32)) {
      for (int i = 0; i < 1_000; i++) {
        answers.add(many.submit(() -> steward.invoke("stub.echo", WORD, KEY, "storm")));
      }
    }
    for (Future<Answer> answer : answers) {
      assertThat(answer.get().status()).isIn(200, 409);
    }
    assertThat(steward.executor().requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", ""})
  void aKeyThatCannotBeUsedIsRefused(String key) {
    Answer answer = steward.invoke("stub.echo", WORD, KEY, key);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("violations").get(0).path("pointer").asText())
        .isEqualTo("/headers/Idempotency-Key");
  }

  @Test
  void aKeyThatIsTooLongIsRefused() {
    assertThat(steward.invoke("stub.echo", WORD, KEY, "k".repeat(255)).status()).isEqualTo(200);
    assertThat(steward.invoke("stub.echo", WORD, KEY, "k".repeat(256)).status()).isEqualTo(400);
  }

  @Test
  void aRouteWithoutARunAnswersAgainAsItDid() {
    Answer first = steward.post("/v1/sessions", "{\"ttl\":\"PT5M\"}", KEY, "session");
    Answer second = steward.post("/v1/sessions", "{\"ttl\":\"PT5M\"}", KEY, "session");
    Answer other = steward.post("/v1/sessions", "{\"ttl\":\"PT6M\"}", KEY, "session");

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("Location")).isEqualTo(first.header("Location")).isNotEmpty();
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    assertThat(steward.getAs(ACME, "/v1/sessions?pageSize=200").json().path("sessions")).hasSize(1);
  }
}
