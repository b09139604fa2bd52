package dev.steward.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.ProblemType;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Keys that are kept in the transaction of the effect. */
class AtomicEffectsTest extends EffectsContract {
  @Inject Tallying tallying;

  @Override
  String tool() {
    return tallying.tool();
  }

  @Override
  String otherTool() {
    return "test.retally";
  }

  @Override
  int effects(String word) {
    return tallying.count(word);
  }

  @Test
  void whatIsNotDoneIsNotKnown() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<HttpResponse<String>> first = begin("undone", gate);
    assertProblem(send(question("undone")), 404, ProblemType.EFFECT_UNKNOWN);
    gate.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(state("undone")).isEqualTo("done");
  }

  @Test
  void whoComesWhileAnotherIsAtItIsAnsweredAsTheFirstToEnd() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<HttpResponse<String>> slow = begin("both", gate);
    HttpResponse<String> quick = send(keyed(tool(), "both", 1, "{\"word\": \"both\"}"));
    gate.countDown();
    HttpResponse<String> late = slow.get(10, TimeUnit.SECONDS);
    assertThat(quick.body()).isEqualTo("{\"count\":1}").isEqualTo(late.body());
    assertThat(late.headers().firstValue("Steward-Effect")).contains("replayed");
    assertThat(effects("both")).isEqualTo(1);
  }

  @Test
  void theLateEndOfAnEarlierAttemptIsRefused() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<HttpResponse<String>> first = begin("late", gate);
    send(keyed(tool(), "late", 2, "{\"word\": \"late\"}"));
    gate.countDown();
    assertProblem(first.get(10, TimeUnit.SECONDS), 409, ProblemType.EFFECT_FENCED);
    assertThat(effects("late")).isEqualTo(1);
  }

  @Test
  void theLateRefusalOfAnotherBodyIsThatOfTheKey() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<HttpResponse<String>> other =
        begin("mixed", gate, "{\"word\": \"mixed\", \"how\": \"refuse\"}");
    send(keyed(tool(), "mixed", 1, "{\"word\": \"mixed\"}"));
    gate.countDown();
    assertProblem(other.get(10, TimeUnit.SECONDS), 422, ProblemType.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void nothingHappensPastTheDeadline() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    tallying.gates.put("slow", gate);
    Instant deadline = Instant.now().plusMillis(500);
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(
            () ->
                send(
                    keyed(tool(), "slow", 1, "{\"word\": \"slow\"}")
                        .setHeader("Steward-Deadline", deadline.toString())));
    while (Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
    }
    gate.countDown();
    assertProblem(answer.get(10, TimeUnit.SECONDS), 408, ProblemType.DEADLINE_PASSED);
    assertThat(effects("slow")).isZero();
  }

  @Test
  void anAnswerThatWasLostIsToldToTheNextAttempt() {
    String body = "{\"word\": \"lost\", \"how\": \"drop\"}";
    assertThat(send(keyed(tool(), "lost", 1, body)).statusCode()).isEqualTo(500);
    HttpResponse<String> second = send(keyed(tool(), "lost", 2, body));
    assertThat(second.body()).isEqualTo("{\"count\":1}");
    assertThat(second.headers().firstValue("Steward-Usage")).contains("input=12, words=1");
    assertThat(effects("lost")).isEqualTo(1);
  }

  @Test
  void whatBrokeLeavesNothing() {
    String broken = "{\"word\": \"bug\", \"how\": \"break\"}";
    assertThat(send(keyed(tool(), "bug", 1, broken)).statusCode()).isEqualTo(500);
    assertProblem(send(question("bug")), 404, ProblemType.EFFECT_UNKNOWN);
  }

  private CompletableFuture<HttpResponse<String>> begin(String word, CountDownLatch gate)
      throws Exception {
    return begin(word, gate, "{\"word\": \"" + word + "\"}");
  }

  private CompletableFuture<HttpResponse<String>> begin(
      String word, CountDownLatch gate, String body) throws Exception {
    tallying.gates.put(word, gate);
    CountDownLatch begun = new CountDownLatch(1);
    tallying.begun.put(word, begun);
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(() -> send(keyed(tool(), word, 1, body)));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    return answer;
  }
}
