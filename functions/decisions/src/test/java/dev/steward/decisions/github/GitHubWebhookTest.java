package dev.steward.decisions.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Hmac;
import dev.steward.decisions.Governed;
import dev.steward.decisions.webhooks.Hooked;
import dev.steward.decisions.webhooks.Hooked.Answer;
import dev.steward.json.Json;
import dev.steward.testkit.http.ReceivedRequest;
import dev.steward.testkit.http.StubAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GitHubWebhookTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final AtomicInteger issues = new AtomicInteger(1_000);
  private Hooked steward;

  @BeforeAll
  void start(@TempDir Path folder) {
    steward = Hooked.in(folder);
  }

  @BeforeEach
  void forget() {
    steward.forget();
  }

  @AfterAll
  void stop() {
    steward.close();
  }

  @Test
  void aBugIsLabelledAndGivenToWhoLooksAfterBugs() throws InterruptedException {
    Answer answer = steward.github("issues", "d-bug", issue("It crashes", 200, "NONE"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("status")).isEqualTo("decided");
    assertThat(answer.at("rule")).isEqualTo("band-AL3");
    assertThat(steward.effects("d-bug")).containsExactly("label done 1", "assign done 1");
    ReceivedRequest label = steward.vendor().awaitRequest(SOON);
    assertThat(label.method() + " " + label.path())
        .isEqualTo("POST /repos/Codertocat/Hello-World/issues/" + issues.get() + "/labels");
    assertThat(label.text()).isEqualTo("{\"labels\":[\"kind/bug\"]}");
    assertThat(label.header("Authorization")).contains("Bearer github-token");
    assertThat(label.header("X-GitHub-Api-Version")).contains("2022-11-28");
    assertThat(steward.vendor().awaitRequest(SOON).text()).isEqualTo("{\"assignees\":[\"grace\"]}");
  }

  @Test
  void theSameDeliveryAgainDoesNothing() {
    byte[] body = issue("It crashes twice", 200, "NONE");
    steward.github("issues", "d-twice", body);
    steward.effects("d-twice");
    int asked = steward.vendor().requests().size();

    Answer again = steward.github("issues", "d-twice", body);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.at("status")).isEqualTo("duplicate");
    assertThat(steward.effects("d-twice")).hasSize(2);
    assertThat(steward.vendor().requests()).hasSize(asked);
    assertThat(decisions("d-twice")).hasSize(1);
  }

  @Test
  void theSameBytesUnderAnotherIdAreARepetition() {
    byte[] body = issue("It crashes again", 200, "NONE");
    steward.github("issues", "d-bytes", body);

    assertThat(steward.github("issues", "d-other-id", body).at("status")).isEqualTo("duplicate");
    assertThat(decisions("d-other-id")).isEmpty();
  }

  @Test
  void theSameIdWithOtherBytesIsAConflict() {
    steward.github("issues", "d-reused", issue("It crashes", 200, "NONE"));

    Answer other = steward.github("issues", "d-reused", issue("It crashes", 201, "NONE"));

    assertThat(other.status()).isEqualTo(409);
  }

  @Test
  void oneFlippedByteIsNotGenuine() {
    byte[] body = issue("It crashes", 200, "NONE");
    String signature = "sha256=" + Hmac.hex(Hooked.GITHUB_SECRET, body);
    body[100] ^= 1;

    Answer answer = steward.github("issues", "d-flipped", body, signature);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.at("type")).endsWith("/unauthenticated");
    assertThat(decisions("d-flipped")).isEmpty();
  }

  @Test
  void theExampleOfTheDocumentationIsGenuine() throws IOException {
    JsonNode vector =
        Json.MAPPER.readTree(Path.of("src/test/resources/github/signature.json").toFile());
    byte[] body = Hooked.bytes(vector.path("body").asText());
    String signature = vector.at("/headers/X-Hub-Signature-256").asText();

    // Genuine, but no JSON.
    assertThat(steward.github("issues", "d-vector", body, signature).status()).isEqualTo(400);
    body[0] ^= 1;
    assertThat(steward.github("issues", "d-vector", body, signature).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256=", "sha1=757107ea", "757107ea0eb2509fc211221cce984b8a"})
  void anotherSignatureIsNotGenuine(String signature) {
    byte[] body = issue("It crashes", 200, "NONE");
    assertThat(steward.github("issues", "d-unsigned", body, signature).status()).isEqualTo(401);
  }

  @Test
  void whoHasNoSecretLearnsNotWhichEndpointsThereAre() {
    byte[] body = issue("It crashes", 200, "NONE");
    Answer none = steward.post("/webhooks/github/nobody", body, "X-GitHub-Delivery", "d");
    Answer one = steward.post("/webhooks/github/main", body, "X-GitHub-Delivery", "d");

    assertThat(none.status()).isEqualTo(401);
    assertThat(one.at("detail")).isEqualTo(none.at("detail"));
  }

  @Test
  void aSecretThatIsBeingChangedCountsStill() {
    byte[] body = issue("It crashes", 200, "NONE");
    String before = "sha256=" + Hmac.hex("the secret before that one", body);

    assertThat(steward.github("issues", "d-rotation", body, before).status()).isEqualTo(200);
  }

  @Test
  void whatIsTooLargeIsRefused() {
    assertThat(steward.github("issues", "d-large", new byte[(1 << 20) + 1]).status())
        .isEqualTo(413);
  }

  @Test
  void whatIsNotJsonIsRefused() {
    assertThat(steward.github("issues", "d-text", Hooked.bytes("{\"a\":")).status()).isEqualTo(400);
    assertThat(steward.github("issues", "d-nothing", new byte[0]).status()).isEqualTo(400);
  }

  @Test
  void aFormIsRefused() {
    Answer form =
        steward.post(
            "/webhooks/github/main",
            Hooked.bytes("payload={}"),
            "Content-Type",
            "application/x-www-form-urlencoded");
    assertThat(form.status()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[]", "null", "7", "{\"action\":\"opened\",\"issue\":{\"number\":1}}"})
  void whatIsNoIssueIsRefused(String body) {
    assertThat(steward.github("issues", "d-shape", Hooked.bytes(body)).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../x/y", "a/..", "a/b/c", "a/b?x", "a b/c", "a/b\\n"})
  void aRepositoryThatIsNoNameIsRefused(String name) {
    ObjectNode payload = Payloads.named("issues/opened.payload.json");
    ((ObjectNode) payload.path("repository")).put("full_name", name);

    assertThat(steward.github("issues", "d-name", Hooked.bytes(payload.toString())).status())
        .isEqualTo(422);
  }

  @Test
  void aDeliveryWithoutAnIdIsRefused() {
    assertThat(steward.github("issues", "", issue("It crashes", 200, "NONE")).status())
        .isEqualTo(400);
  }

  @Test
  void everyExampleOfGitHubsIsAnswered() {
    int number = 0;
    for (Payloads.Payload payload : Payloads.all()) {
      Answer answer =
          steward.github(
              payload.event(), "example-" + number++, Hooked.bytes(payload.json().toString()));
      boolean known = Set.of("issues", "issue_comment", "pull_request").contains(payload.event());
      assertThat(answer.status()).as(payload.name()).isEqualTo(known ? 200 : 202);
      if (!known) {
        assertThat(answer.at("status")).as(payload.name()).isEqualTo("ignored");
      }
    }
    assertThat(number).isEqualTo(73);
  }

  @Test
  void noPersonStandsInTheEvent() {
    steward.github(
        "issues",
        "d-person",
        Hooked.bytes(changed(Payloads.named("issues/reopened.payload.json")).toString()));

    assertThat(
            steward.select(
                Governed.TENANT,
                "SELECT payload::text FROM governance.event WHERE correlation = ?",
                "d-person"))
        .singleElement()
        .asString()
        .contains("\"relation\"")
        .doesNotContain("avatar", "login", "21031067");
  }

  @Test
  void whatOneDidToAnIssueOneselfIsOnlyRecorded() {
    byte[] body = Hooked.bytes(changed(Payloads.named("issues/labeled.payload.json")).toString());

    assertThat(steward.github("issues", "d-labelled", body).at("status")).isEqualTo("recorded");
  }

  @Test
  void ourOwnCommentIsNotTriaged() {
    ObjectNode payload = changed(Payloads.named("issue_comment/created.payload.json"));
    ((ObjectNode) payload.path("comment")).put("body", "Triage.\n\n<!-- steward:dec_1 -->");

    assertThat(
            steward.github("issue_comment", "d-own", Hooked.bytes(payload.toString())).at("status"))
        .isEqualTo("recorded");
  }

  @Test
  void aPossibleVulnerabilityWaitsForPeopleWhoAreAsked() throws InterruptedException {
    Answer answer = steward.github("issues", "d-cve", issue("Possible exploit", 200, "NONE"));

    assertThat(answer.at("status")).isEqualTo("waiting");
    assertThat(answer.at("rule")).isEqualTo("may-be-a-vulnerability");
    assertThat(steward.effects("d-cve")).containsExactly("ask done 1");
    ReceivedRequest asked = steward.vendor().awaitRequest(SOON);
    assertThat(asked.path()).isEqualTo("/v1/tools/decisions.resolve/invoke");
    assertThat(asked.header("Authorization")).contains("Bearer control-plane-token");
    assertThat(asked.header("Idempotency-Key")).isPresent();
    assertThat(asked.text())
        .isEqualTo(
            "{\"decision_id\":\"%s\",\"verdict\":\"approve\"}".formatted(answer.at("decision")));
  }

  @Test
  void whereNoPolicyDecidesTheEventIsKeptAndMayComeAgain() {
    byte[] body = issue("It crashes", 200, "NONE");
    String[] headers = {
      "X-GitHub-Event",
      "issues",
      "X-GitHub-Delivery",
      "d-globex",
      "X-Hub-Signature-256",
      "sha256=" + Hmac.hex(Hooked.GITHUB_SECRET, body)
    };

    for (int i = 0; i < 2; i++) {
      Answer answer = steward.post("/webhooks/github/ungoverned", body, headers);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.at("status")).isEqualTo("undecided");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 429})
  void aRateLimitIsWaitedOutAndTheCallMadeOnce(int status) {
    steward
        .vendor()
        .next(
            StubAnswer.of(
                status,
                Map.of("Content-Type", "application/json", "retry-after", "1"),
                "{\"message\":\"You have exceeded a secondary rate limit\"}"));
    String delivery = "d-limit-" + status;

    steward.github("issues", delivery, issue("It crashes", 200, "NONE"));

    assertThat(steward.effects(delivery)).containsExactly("label done 2", "assign done 1");
    assertThat(steward.vendor().requests()).hasSize(3);
  }

  @Test
  void aRefusalIsFinal() {
    steward.vendor().next(StubAnswer.json(404, "{\"message\":\"Not Found\"}"));
    steward.vendor().next(StubAnswer.json(403, "{\"message\":\"Must have admin rights\"}"));

    steward.github("issues", "d-404", issue("It crashes", 200, "NONE"));

    assertThat(steward.effects("d-404")).containsExactly("label refused 1", "assign refused 1");
  }

  @Test
  void aRedirectIsNotFollowed() {
    steward.vendor().always(StubAnswer.redirect(steward.vendor().url() + "/elsewhere"));

    steward.github("issues", "d-moved", issue("It crashes", 200, "NONE"));

    assertThat(steward.effects("d-moved")).containsExactly("label refused 1", "assign refused 1");
    assertThat(steward.vendor().requests()).hasSize(2);
  }

  @Test
  void whatFailsForGoodIsGivenUp() {
    steward.vendor().always(StubAnswer.json(502, "{}"));

    steward.github("issues", "d-502", issue("It crashes", 200, "NONE"));

    assertThat(steward.effects("d-502")).containsExactly("label refused 4", "assign refused 4");
  }

  @Test
  void theAnswerDoesNotWaitForGitHub() {
    steward.vendor().always(StubAnswer.hang());
    long start = System.nanoTime();

    Answer answer = steward.github("issues", "d-hang", issue("It crashes", 200, "NONE"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
    steward.vendor().always(StubAnswer.json(200, "[]"));
    assertThat(steward.effects("d-hang")).allMatch(each -> each.contains("done"));
  }

  @Test
  void aCommentWhoseFateIsUnknownIsLookedForBeforeItIsWrittenAgain() {
    steward.vendor().next(StubAnswer.json(200, "[]"));
    steward.vendor().next(StubAnswer.silence());
    Answer answer = steward.github("issues", "d-comment", issue("It crashes", 5, "NONE"));
    assertThat(answer.at("rule")).isEqualTo("says-too-little");
    String mark = "[{\"body\":\"Triage.\\n<!-- steward:%s -->\"}]".formatted(answer.at("decision"));
    steward.vendor().always(StubAnswer.json(200, mark));

    assertThat(steward.effects("d-comment")).containsExactly("label done 1", "comment done 2");
    List<String> asked = steward.vendor().requests().stream().map(each -> each.method()).toList();
    assertThat(asked).containsExactly("POST", "POST", "GET");
  }

  @Test
  void anEditIsNotAnsweredByAnotherComment() {
    byte[] body = issue("It crashes", 5, "NONE");
    steward.github("issues", "d-edit-1", body);
    steward.github(
        "issues",
        "d-edit-2",
        Hooked.bytes(new String(body, StandardCharsets.UTF_8).replace("\"opened\"", "\"edited\"")));

    assertThat(steward.effects("d-edit-1")).containsExactly("label done 1", "comment done 1");
    assertThat(steward.effects("d-edit-2")).containsExactly("label done 1");
  }

  @Test
  void whatComesManyTimesAtOnceIsDoneOnce() {
    byte[] body = issue("It crashes", 200, "NONE");
    List<Answer> answers =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(_ -> steward.github("issues", "d-at-once", body))
            .toList();

    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(decisions("d-at-once")).hasSize(1);
    assertThat(steward.effects("d-at-once")).containsExactly("label done 1", "assign done 1");
    assertThat(steward.vendor().requests()).hasSize(2);
  }

  private List<String> decisions(String delivery) {
    return steward.select(
        Governed.TENANT, "SELECT id FROM governance.decision WHERE correlation = ?", delivery);
  }

  /** An issue nobody told of before, with so long a text. */
  private byte[] issue(String title, int length, String association) {
    ObjectNode payload = changed(Payloads.named("issues/opened.payload.json"));
    ObjectNode issue = (ObjectNode) payload.path("issue");
    issue.put("title", title).put("body", "x".repeat(length));
    issue.put("author_association", association).putArray("labels");
    return Hooked.bytes(payload.toString());
  }

  private ObjectNode changed(ObjectNode payload) {
    ((ObjectNode) payload.path("issue")).put("number", issues.incrementAndGet());
    return payload;
  }
}
