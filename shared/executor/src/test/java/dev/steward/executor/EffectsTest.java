package dev.steward.executor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What comes of an effect key, however often and in whatever order it comes. */
class EffectsTest extends ExecutorTest {
  @Inject Counting counting;
  @Inject Recounting recounting;

  @Test
  void aRepeatedKeyHasOneEffectAndTheSameAnswer() {
    HttpResponse<String> first = send(keyed("test.count", "twice", 1, "{\"word\": \"twice\"}"));
    HttpResponse<String> second = send(keyed("test.count", "twice", 2, "{\"word\": \"twice\"}"));

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body()).isEqualTo("{\"count\":1}");
    assertThat(first.headers().firstValue("Steward-Effect")).isEmpty();
    assertThat(second.headers().firstValue("Steward-Effect")).contains("replayed");
    assertThat(second.headers().firstValue("Steward-Usage")).contains("input=12, words=1");
    assertThat(counting.counts.get("twice")).hasValue(1);
  }

  @Test
  void theSameBodyWrittenOtherwiseIsTheSameBody() {
    send(keyed("test.count", "spaced", 1, "{\"word\": \"spaced\", \"how\": \"well\"}"));

    HttpResponse<String> again =
        send(keyed("test.count", "spaced", 1, "{\"how\":\"well\",\"word\":\"spaced\"}"));

    assertThat(again.statusCode()).isEqualTo(200);
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() {
    send(keyed("test.count", "mine", 1, "{\"word\": \"mine\"}"));

    HttpResponse<String> other = send(keyed("test.count", "mine", 2, "{\"word\": \"other\"}"));

    assertProblem(other, 422, ProblemType.IDEMPOTENCY_KEY_REUSED);
    assertThat(counting.counts).doesNotContainKey("other");
  }

  @Test
  void anotherToolUnderTheSameKeyIsRefused() {
    send(keyed("test.count", "whose", 1, "{\"word\": \"whose\"}"));

    assertProblem(
        send(keyed("test.recount", "whose", 2, "{\"word\": \"whose\"}")),
        422,
        ProblemType.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void anotherTenantsKeyIsAnotherKey() {
    send(keyed("test.count", "shared", 1, "{\"word\": \"shared\"}"));

    HttpResponse<String> theirs =
        send(
            keyed("test.count", "shared", 1, "{\"word\": \"shared\"}")
                .setHeader("Steward-Tenant", "globex"));

    assertThat(theirs.body()).isEqualTo("{\"count\":2}");
  }

  @Test
  void aRefusalIsToldAgainAndNotTriedAgain() {
    String body = "{\"word\": \"no\", \"how\": \"refuse\"}";
    HttpResponse<String> first = send(keyed("test.count", "no", 1, body));
    HttpResponse<String> second = send(keyed("test.count", "no", 2, body));

    assertProblem(first, 409, ProblemType.CONFLICT);
    assertThat(assertProblem(second, 409, ProblemType.CONFLICT).path("detail").asText())
        .isEqualTo("refused for the 1. time");
    assertThat(second.headers().firstValue("Steward-Effect")).contains("replayed");
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
  void anEarlierAttemptThatArrivesLateIsRefused() {
    send(keyed("test.count", "old", 3, "{\"word\": \"old\"}"));

    assertProblem(
        send(keyed("test.count", "old", 2, "{\"word\": \"old\"}")), 409, ProblemType.EFFECT_FENCED);
  }

  @Test
  void whatBrokeIsNeitherDoneNorRefused() {
    send(keyed("test.count", "bug", 1, "{\"word\": \"bug\", \"how\": \"break\"}"));

    assertThat(state("bug")).isEqualTo("started");
  }

  @Test
  void aHundredAtOnceHaveOneEffect() {
    List<CompletableFuture<Integer>> storm =
        IntStream.range(0, 100)
            .mapToObj(
                _ ->
                    CompletableFuture.supplyAsync(
                        () ->
                            send(keyed("test.count", "storm", 1, "{\"word\": \"storm\"}"))
                                .statusCode()))
            .toList();

    assertThat(storm.stream().map(CompletableFuture::join)).allMatch(s -> s == 200 || s == 409);
    assertThat(counting.counts.get("storm")).hasValue(1);
  }

  @Test
  void inputOutsideTheSchemaKeepsNoKey() {
    assertProblem(
        send(keyed("test.count", "invalid", 1, "{\"word\": 7}")), 422, ProblemType.INVALID_INPUT);

    assertProblem(send(question("invalid")), 404, ProblemType.EFFECT_UNKNOWN);
  }

  @Test
  void aToolThatOnlyReadsKeepsNoKey() {
    send(keyed("test.echo", "read", 1, "{\"text\": \"hi\"}"));

    assertProblem(send(question("read")), 404, ProblemType.EFFECT_UNKNOWN);
  }

  @Test
  void aKeyTellsWhatBecameOfIt() {
    send(keyed("test.count", "asked", 4, "{\"word\": \"asked\"}"));

    JsonNode effect = json(send(question("asked")));

    assertThat(effect.path("key").asText()).isEqualTo("asked");
    assertThat(effect.path("tool").asText()).isEqualTo("test.count");
    assertThat(effect.path("run").asText()).isEqualTo("run_1");
    assertThat(effect.path("state").asText()).isEqualTo("done");
    assertThat(effect.path("status").asInt()).isEqualTo(200);
    assertThat(effect.path("output").toString()).isEqualTo("{\"count\":1}");
    assertThat(effect.path("usage").toString()).isEqualTo("{\"input\":12,\"words\":1}");
    assertThat(effect.has("fingerprint")).isFalse();
  }

  @Test
  void aRefusedKeyTellsTheProblem() {
    send(keyed("test.count", "never", 1, "{\"word\": \"never\", \"how\": \"refuse\"}"));

    JsonNode effect = json(send(question("never")));

    assertThat(effect.path("state").asText()).isEqualTo("failed");
    assertThat(effect.path("status").asInt()).isEqualTo(409);
    assertThat(effect.at("/problem/type").asText()).isEqualTo(ProblemType.CONFLICT.uri());
  }

  @Test
  void anotherTenantsKeyIsUnknown() {
    send(keyed("test.count", "secret", 1, "{\"word\": \"secret\"}"));

    assertProblem(
        send(question("secret").setHeader("Steward-Tenant", "globex")),
        404,
        ProblemType.EFFECT_UNKNOWN);
  }

  @Test
  void aQuestionNamesItsTenant() {
    HttpRequest.Builder nobodys = authentic("/effects/k", "").GET();

    assertProblem(send(nobodys), 400, ProblemType.MALFORMED_REQUEST);
  }

  @Test
  void onlyTheControlPlaneMayAsk() {
    HttpRequest.Builder asAdmin =
        question("k").setHeader("Authorization", "Bearer " + token(AUDIENCE, Role.ADMIN));

    assertProblem(send(asAdmin), 403, ProblemType.FORBIDDEN);
  }

  @Test
  void aKeyOfOddCharactersIsFoundByItsEscapedName() {
    send(keyed("test.count", "a b/c?d%e", 1, "{\"word\": \"odd\"}"));

    assertThat(json(send(question("a%20b%2Fc%3Fd%25e"))).path("key").asText())
        .isEqualTo("a b/c?d%e");
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

  private String state(String key) {
    return json(send(question(key))).path("state").asText();
  }

  private HttpRequest.Builder keyed(String tool, String key, int attempt, String body) {
    return call(tool, body)
        .setHeader("Idempotency-Key", key)
        .setHeader("Steward-Attempt", Integer.toString(attempt))
        .setHeader("Steward-Epoch", Integer.toString(attempt));
  }

  private HttpRequest.Builder question(String key) {
    return authentic("/effects/" + key, "").GET().header("Steward-Tenant", "demo");
  }

  static JsonNode assertProblem(HttpResponse<String> response, int status, ProblemType type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    JsonNode problem = json(response);
    assertThat(problem.path("type").asText()).isEqualTo(type.uri());
    return problem;
  }
}
