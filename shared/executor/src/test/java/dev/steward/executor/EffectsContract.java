package dev.steward.executor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What comes of an effect key, however often and in whatever order it comes. */
abstract class EffectsContract extends ExecutorTest {
  /** One that counts as {@link Counting} does. */
  abstract String tool();

  /** One more, whose keys are kept in the same place. */
  abstract String otherTool();

  /** How often the effect of a word took place. */
  abstract int effects(String word);

  @Test
  void aRepeatedKeyHasOneEffectAndTheSameAnswer() {
    HttpResponse<String> first = send(keyed(tool(), "twice", 1, "{\"word\": \"twice\"}"));
    HttpResponse<String> second = send(keyed(tool(), "twice", 2, "{\"word\": \"twice\"}"));

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body()).isEqualTo("{\"count\":1}");
    assertThat(first.headers().firstValue("Steward-Effect")).isEmpty();
    assertThat(second.headers().firstValue("Steward-Effect")).contains("replayed");
    assertThat(second.headers().firstValue("Steward-Usage")).contains("input=12, words=1");
    assertThat(effects("twice")).isEqualTo(1);
  }

  @Test
  void theSameBodyWrittenOtherwiseIsTheSameBody() {
    send(keyed(tool(), "spaced", 1, "{\"word\": \"spaced\", \"how\": \"well\"}"));

    HttpResponse<String> again =
        send(keyed(tool(), "spaced", 1, "{\"how\":\"well\",\"word\":\"spaced\"}"));

    assertThat(again.statusCode()).isEqualTo(200);
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() {
    send(keyed(tool(), "mine", 1, "{\"word\": \"mine\"}"));

    HttpResponse<String> other = send(keyed(tool(), "mine", 2, "{\"word\": \"other\"}"));

    assertProblem(other, 422, ProblemType.IDEMPOTENCY_KEY_REUSED);
    assertThat(effects("other")).isZero();
  }

  @Test
  void anotherToolUnderTheSameKeyIsRefused() {
    send(keyed(tool(), "whose", 1, "{\"word\": \"whose\"}"));

    assertProblem(
        send(keyed(otherTool(), "whose", 2, "{\"word\": \"whose\"}")),
        422,
        ProblemType.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void anotherTenantsKeyIsAnotherKey() {
    send(keyed(tool(), "shared", 1, "{\"word\": \"shared\"}"));

    HttpResponse<String> theirs =
        send(
            keyed(tool(), "shared", 1, "{\"word\": \"shared\"}")
                .setHeader("Steward-Tenant", "globex"));

    assertThat(theirs.body()).isEqualTo("{\"count\":2}");
  }

  @Test
  void aRefusalIsToldAgainAndNotTriedAgain() {
    String body = "{\"word\": \"no\", \"how\": \"refuse\"}";
    HttpResponse<String> first = send(keyed(tool(), "no", 1, body));
    HttpResponse<String> second = send(keyed(tool(), "no", 2, body));

    assertProblem(first, 409, ProblemType.CONFLICT);
    assertThat(assertProblem(second, 409, ProblemType.CONFLICT).path("detail").asText())
        .isEqualTo("refused for the 1. time");
    assertThat(second.headers().firstValue("Steward-Effect")).contains("replayed");
  }

  @Test
  void anEarlierAttemptThatArrivesLateIsRefused() {
    send(keyed(tool(), "old", 3, "{\"word\": \"old\"}"));

    assertProblem(
        send(keyed(tool(), "old", 2, "{\"word\": \"old\"}")), 409, ProblemType.EFFECT_FENCED);
  }

  @Test
  void aHundredAtOnceHaveOneEffect() {
    List<CompletableFuture<Integer>> storm =
        IntStream.range(0, 100)
            .mapToObj(
                _ ->
                    CompletableFuture.supplyAsync(
                        () ->
                            send(keyed(tool(), "storm", 1, "{\"word\": \"storm\"}")).statusCode()))
            .toList();

    assertThat(storm.stream().map(CompletableFuture::join)).allMatch(s -> s == 200 || s == 409);
    assertThat(effects("storm")).isEqualTo(1);
  }

  @Test
  void inputOutsideTheSchemaKeepsNoKey() {
    assertProblem(
        send(keyed(tool(), "invalid", 1, "{\"word\": 7}")), 422, ProblemType.INVALID_INPUT);

    assertProblem(send(question("invalid")), 404, ProblemType.EFFECT_UNKNOWN);
  }

  @Test
  void aKeyTellsWhatBecameOfIt() {
    send(keyed(tool(), "asked", 4, "{\"word\": \"asked\"}"));

    JsonNode effect = json(send(question("asked")));

    assertThat(effect.path("key").asText()).isEqualTo("asked");
    assertThat(effect.path("tool").asText()).isEqualTo(tool());
    assertThat(effect.path("run").asText()).isEqualTo("run_1");
    assertThat(effect.path("state").asText()).isEqualTo("done");
    assertThat(effect.path("status").asInt()).isEqualTo(200);
    assertThat(effect.path("output").toString()).isEqualTo("{\"count\":1}");
    assertThat(effect.path("usage").toString()).isEqualTo("{\"input\":12,\"words\":1}");
    assertThat(effect.has("fingerprint")).isFalse();
  }

  @Test
  void aRefusedKeyTellsTheProblem() {
    send(keyed(tool(), "never", 1, "{\"word\": \"never\", \"how\": \"refuse\"}"));

    JsonNode effect = json(send(question("never")));

    assertThat(effect.path("state").asText()).isEqualTo("failed");
    assertThat(effect.path("status").asInt()).isEqualTo(409);
    assertThat(effect.at("/problem/type").asText()).isEqualTo(ProblemType.CONFLICT.uri());
  }

  @Test
  void anotherTenantsKeyIsUnknown() {
    send(keyed(tool(), "secret", 1, "{\"word\": \"secret\"}"));

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
    send(keyed(tool(), "a b/c?d%e", 1, "{\"word\": \"odd\"}"));

    assertThat(json(send(question("a%20b%2Fc%3Fd%25e"))).path("key").asText())
        .isEqualTo("a b/c?d%e");
  }

  final String state(String key) {
    return json(send(question(key))).path("state").asText();
  }

  final HttpRequest.Builder keyed(String tool, String key, int attempt, String body) {
    return call(tool, body)
        .setHeader("Idempotency-Key", key)
        .setHeader("Steward-Attempt", Integer.toString(attempt))
        .setHeader("Steward-Epoch", Integer.toString(attempt));
  }

  final HttpRequest.Builder question(String key) {
    return authentic("/effects/" + key, "").GET().header("Steward-Tenant", "demo");
  }

  static JsonNode assertProblem(HttpResponse<String> response, int status, ProblemType type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    JsonNode problem = json(response);
    assertThat(problem.path("type").asText()).isEqualTo(type.uri());
    return problem;
  }
}
