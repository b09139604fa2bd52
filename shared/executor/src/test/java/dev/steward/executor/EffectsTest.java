package dev.steward.executor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.ProblemType;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Keys that are claimed before the work, and written again at its end. */
class EffectsTest extends EffectsContract {
  @Inject Counting counting;
  @Inject Recounting recounting;

  @Override
  String tool() {
    return counting.tool();
  }

  @Override
  String otherTool() {
    return recounting.tool();
  }

  @Override
  int effects(String word) {
    AtomicInteger count = counting.counts.get(word);
    return count == null ? 0 : count.get();
  }

  @Test
  void whatIsStillAtWorkIsNotBegunAgain() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<HttpResponse<String>> first = begin(counting, "test.count", "busy", gate);

    HttpResponse<String> second = send(keyed("test.count", "busy", 2, "{\"word\": \"busy\"}"));

    assertProblem(second, 409, ProblemType.IDEMPOTENCY_IN_PROGRESS);
    assertThat(second.headers().firstValue("Retry-After")).contains("1");
    assertThat(state("busy")).isEqualTo("started");
    gate.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(counting.counts.get("busy")).hasValue(1);
  }

  @Test
  void repeatableWorkIsTakenOverByALaterAttemptOnly() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    var _ = begin(recounting, "test.recount", "over", gate);

    assertProblem(
        send(keyed("test.recount", "over", 1, "{\"word\": \"over\"}")),
        409,
        ProblemType.IDEMPOTENCY_IN_PROGRESS);
    assertThat(send(keyed("test.recount", "over", 2, "{\"word\": \"over\"}")).statusCode())
        .isEqualTo(200);
    gate.countDown();
  }

  @Test
  void theLateEndOfAnEarlierAttemptIsRefused() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<HttpResponse<String>> first = begin(recounting, "test.recount", "late", gate);
    send(keyed("test.recount", "late", 2, "{\"word\": \"late\"}"));

    gate.countDown();

    assertProblem(first.get(10, TimeUnit.SECONDS), 409, ProblemType.EFFECT_FENCED);
    JsonNode effect = json(send(question("late")));
    assertThat(effect.at("/output/count").asInt()).isEqualTo(2);
    assertThat(effect.path("epoch").asInt()).isEqualTo(2);
  }

  @Test
  void whatBrokeIsNeitherDoneNorRefused() {
    send(keyed("test.count", "bug", 1, "{\"word\": \"bug\", \"how\": \"break\"}"));

    assertThat(state("bug")).isEqualTo("started");
  }

  @Test
  void aToolThatOnlyReadsKeepsNoKey() {
    send(keyed("test.echo", "read", 1, "{\"text\": \"hi\"}"));

    assertProblem(send(question("read")), 404, ProblemType.EFFECT_UNKNOWN);
  }

  private CompletableFuture<HttpResponse<String>> begin(
      Counting handler, String tool, String word, CountDownLatch gate) throws Exception {
    handler.gates.put(word, gate);
    CountDownLatch begun = new CountDownLatch(1);
    handler.begun.put(word, begun);
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(
            () -> send(keyed(tool, word, 1, "{\"word\": \"" + word + "\"}")));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    return answer;
  }
}
