package dev.steward.controlplane.resilience;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.RunningControlPlane;
import dev.steward.testkit.http.StubAnswer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** More calls at once than can be carried, to an executor that takes its time. */
class OverloadTest {
  private static final StubAnswer SLOW =
      StubAnswer.after(Duration.ofSeconds(3), StubAnswer.json(200, "{}"));

  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward =
        RunningControlPlane.start(
            Map.of(
                "steward.resilience.calls.at-once", 8,
                "steward.resilience.calls.waiting", 8,
                "steward.resilience.calls.patience", "10s"));
    steward.executor().always(StubAnswer.json(200, "{}"));
    for (int i = 0; i < 50; i++) {
      steward.invoke("stub.patient", "{}");
    }
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @Test
  void whatIsTooMuchIsSentAwayAtOnceAndTheRestIsServed() throws Exception {
    steward.executor().always(SLOW);
    CallDoor door = steward.context().getBean(CallDoor.class);
    List<Timed> answers;
    try (HttpClient http = HttpClient.newHttpClient()) {
      List<CompletableFuture<Timed>> inside = calls(http, 16);
      awaitFull(door);
      List<CompletableFuture<Timed>> outside = calls(http, 184);

      List<Timed> sentAway = outside.stream().map(CompletableFuture::join).toList();
      assertThat(sentAway).allMatch(answer -> answer.status() == 429);
      assertThat(sentAway)
          .allSatisfy(
              answer -> assertThat(answer.response().headers().map()).containsKey("retry-after"));
      // A connection each, on a machine that may be busy: what counts is that none waits in line.
      assertThat(median(sentAway)).isLessThan(Duration.ofMillis(500));
      assertThat(steward.get("/health").status()).isEqualTo(200);
      answers = inside.stream().map(CompletableFuture::join).toList();
    }
    assertThat(answers).allMatch(answer -> answer.status() == 200);
    assertThat(door.inside()).isZero();
  }

  @Test
  void oneThatIsSentAwayIsToldWithinFiftyMilliseconds() throws Exception {
    steward.executor().always(SLOW);
    CallDoor door = steward.context().getBean(CallDoor.class);
    try (HttpClient http = HttpClient.newHttpClient()) {
      List<CompletableFuture<Timed>> inside = calls(http, 16);
      awaitFull(door);
      List<Timed> sentAway = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        sentAway.add(calls(http, 1).getFirst().join());
      }

      assertThat(sentAway).allMatch(answer -> answer.status() == 429);
      assertThat(median(sentAway)).isLessThan(Duration.ofMillis(50));
      inside.forEach(CompletableFuture::join);
    }
  }

  private static List<CompletableFuture<Timed>> calls(HttpClient http, int count) {
    HttpRequest request =
        steward
            .request("/v1/tools/stub.patient/invoke", ACME)
            .POST(BodyPublishers.ofString("{}"))
            .build();
    List<CompletableFuture<Timed>> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      calls.add(
          http.sendAsync(request, BodyHandlers.ofString())
              .thenApply(
                  response -> new Timed(response, Duration.ofNanos(System.nanoTime() - start))));
    }
    return calls;
  }

  private static void awaitFull(CallDoor door) throws InterruptedException {
    long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!door.full()) {
      assertThat(System.nanoTime()).as("never full").isLessThan(limit);
      Thread.sleep(5);
    }
  }

  private static Duration median(List<Timed> answers) {
    return answers.stream().map(Timed::took).sorted().toList().get(answers.size() / 2);
  }

  private record Timed(HttpResponse<String> response, Duration took) {
    int status() {
      return response.statusCode();
    }
  }
}
