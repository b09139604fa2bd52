package dev.steward.controlplane.approvals;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static dev.steward.controlplane.RunningControlPlane.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.core.Digest;
import dev.steward.core.Role;
import dev.steward.json.StoredJson;
import dev.steward.testkit.http.StubAnswer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's yes or no to one call. */
class ApprovalsTest {
  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start();
    steward.executor().always(StubAnswer.json(200, "{}"));
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @Test
  void aCallOfHighRiskWaitsForAPerson() {
    int asked = steward.executor().requests().size();

    Answer answer = steward.invoke("stub.dangerous", "{\"a\":1}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("state").asText()).isEqualTo("held");
    assertThat(answer.json().path("approval").asText()).startsWith("apr_");
    assertThat(answer.header("Location"))
        .isEqualTo("/v1/runs/" + answer.json().path("id").asText());
    assertThat(steward.executor().requests()).hasSize(asked);
  }

  @Test
  void anApprovedCallRunsOnceWithTheBytesThatWereShown() {
    Held held = Held.call(steward, "{ \"b\" : 2, \"a\" : \"ä\" }");
    JsonNode shown = held.shown();

    Answer answer =
        held.decide("approve", "{\"digest\":\"" + shown.path("digest").asText() + "\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(held.ended()).isEqualTo("succeeded");
    assertThat(
            steward.executor().requests().stream()
                .filter(request -> request.header("Steward-Run").orElse("").equals(held.run()))
                .toList())
        .singleElement()
        .satisfies(request -> assertThat(request.text()).isEqualTo("{\"a\":\"ä\",\"b\":2}"))
        .satisfies(request -> assertThat(request.header("Steward-Approver")).contains(Held.GRACE));
    assertThat(held.state()).isEqualTo("consumed");
    assertThat(held.shown().path("decidedBy").asText()).isEqualTo(Held.GRACE);
  }

  @Test
  void aCallWaitsAsLongAsTheRegistrySays() {
    JsonNode shown = Held.call(steward, "{}").shown();

    Instant created = Instant.parse(shown.path("createdAt").asText());
    assertThat(shown.path("expiresAt").asText())
        .isEqualTo(created.plus(Duration.ofHours(2)).toString());
  }

  @Test
  void theHistoryOfTheRunSaysWhoDecidedAndWhatWasShown() {
    Held held = Held.call(steward, "{}");
    held.decide("approve", "{\"note\":\"go\"}");
    held.ended();

    JsonNode events = steward.get("/v1/runs/" + held.run() + "/events").json().path("events");

    List<String> types = new ArrayList<>();
    events.forEach(event -> types.add(event.path("type").asText()));
    assertThat(types)
        .containsExactly(
            "gates.passed",
            "gate.held",
            "approval.opened",
            "run.held",
            "approval.approved",
            "run.admitted",
            "approval.consumed",
            "run.dispatching",
            "gates.passed",
            "run.succeeded");
    JsonNode approved = events.get(4);
    assertThat(approved.path("principal").asText()).isEqualTo(Held.GRACE);
    assertThat(approved.path("data").path("digest")).isEqualTo(held.shown().path("digest"));
    assertThat(approved.path("data").path("note").asText()).isEqualTo("go");
  }

  /** Who asked about something waits to hear that nothing came of it. */
  @Test
  void thatAnApprovedCallCameToNothingIsTold() {
    steward
        .executor()
        .next(StubAnswer.problem(422, "{\"title\":\"no\",\"detail\":\"not like this\"}"));
    Held held = Held.call(steward, "{\"text\":\"fails\"}");
    held.decide("approve", "{}");
    assertThat(held.ended()).isEqualTo("failed");

    JsonNode events = steward.get("/v1/runs/" + held.run() + "/events").json().path("events");

    assertThat(events)
        .filteredOn(event -> event.path("type").asText().equals("approval.failed"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.at("/data/approval").asText()).isEqualTo(held.approval());
              assertThat(event.at("/data/why")).isEqualTo(held.runNow().at("/problem/detail"));
              assertThat(event.at("/data/why").asText()).isNotBlank();
            });
  }

  @Test
  void whatIsShownIsWhatWasHashed() {
    JsonNode shown = Held.call(steward, "{\"text\":\"pay \\u202Eada\\u200B\"}").shown();

    String call = shown.path("call").asText();
    assertThat(Digest.of(call).value()).isEqualTo(shown.path("digest").asText());
    assertThat(StoredJson.read(call).path("arguments").path("text").asText())
        .isEqualTo("pay \u202Eada\u200B");
    assertThat(shown.path("shown").asText()).contains("pay <U+202E>ada<U+200B>");
    assertThat(StoredJson.read(call).fieldNames())
        .toIterable()
        .containsExactly(
            "approval",
            "arguments",
            "effectKey",
            "expiresAt",
            "format",
            "maxCost",
            "policy",
            "requester",
            "run",
            "salt",
            "tenant",
            "tool",
            "toolDigest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"approve", "reject", "revise"})
  void nobodyDecidesOnTheirOwnCall(String what) {
    Held held = Held.call(steward, "{}");

    Answer answer = steward.post(held.path() + "/" + what, "{\"note\":\"mine\"}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("self-approval");
    assertThat(held.state()).isEqualTo("pending");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUPERVISOR", "SCHEDULER", "VIEWER", "SERVICE"})
  void onlyOperatorsAndAdminsDecide(Role role) {
    Held held = Held.call(steward, "{}");

    assertThat(steward.postAs(Held.GRACE, ACME, role, held.path() + "/approve", "{}").status())
        .isEqualTo(403);
    assertThat(held.state()).isEqualTo("pending");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/approve", "/reject", "/revise"})
  void anotherTenantsApprovalIsLikeNoneAtAll(String suffix) {
    Held held = Held.call(steward, "{}");
    String missing = "/v1/approvals/apr_" + "0".repeat(26);

    Answer foreign = asGlobex(held.path() + suffix);
    Answer none = asGlobex(missing + suffix);

    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.text().replaceAll("req_[0-9a-z]+", "req"))
        .isEqualTo(none.text().replaceAll("req_[0-9a-z]+", "req"));
    assertThat(held.state()).isEqualTo("pending");
  }

  @Test
  void aDigestOfSomethingElseIsNotApproved() {
    Held held = Held.call(steward, "{}");
    Held other = Held.call(steward, "{\"a\":1}");
    String digest = other.shown().path("digest").asText();

    Answer answer = held.decide("approve", "{\"digest\":\"" + digest + "\"}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("approval-void");
    assertThat(held.state()).isEqualTo("pending");
  }

  @Test
  void whatIsDecidedIsDecided() {
    Held held = Held.call(steward, "{}");
    held.decide("reject", "{}");

    for (String what : List.of("approve", "reject", "revise")) {
      Answer again = held.decide(what, "{\"note\":\"once more\"}");
      assertThat(again.status()).isEqualTo(409);
      assertThat(again.problem()).isEqualTo("approval-decided");
    }
    assertThat(held.ended()).isEqualTo("refused");
  }

  @Test
  void aConsumedApprovalIsGoodForNothingMore() {
    Held held = Held.call(steward, "{}");
    held.decide("approve", "{}");
    held.ended();

    Answer again = held.decide("approve", "{}");

    assertThat(again.problem()).isEqualTo("approval-decided");
    assertThat(again.json().path("detail").asText()).contains("consumed");
  }

  @Test
  void theSameDecisionUnderAKeyIsAnsweredAgain() {
    Held held = Held.call(steward, "{}");

    Answer first = keyed(held);
    Answer second = keyed(held);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(held.ended()).isEqualTo("succeeded");
  }

  @Test
  void aRejectedCallIsRefusedWithTheNote() {
    Held held = Held.call(steward, "{}");

    assertThat(held.decide("reject", "{\"note\":\"not today\"}").status()).isEqualTo(200);

    assertThat(held.ended()).isEqualTo("refused");
    assertThat(held.problem()).isEqualTo("approval-rejected");
    assertThat(held.runNow().path("problem").path("note").asText()).isEqualTo("not today");
    assertThat(held.state()).isEqualTo("rejected");
  }

  @Test
  void aCallSentBackTellsTheCallerWhatToChangeAndTheNextOneIsJudgedAnew() {
    Held held = Held.call(steward, "{\"amount\":900}");

    held.decide("revise", "{\"note\":\"at most 500\"}");

    assertThat(held.problem()).isEqualTo("revision-asked");
    assertThat(held.runNow().path("problem").path("note").asText()).isEqualTo("at most 500");
    Held next = Held.call(steward, "{\"amount\":500}");
    next.decide("approve", "{}");
    assertThat(next.ended()).isEqualTo("succeeded");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"note\":7}",
        "{\"digest\":\"sha256:abc\"}",
        "{\"digest\":null}",
        "{\"approve\":true}"
      })
  void aBodyThatIsNoDecisionIsRefused(String body) {
    Held held = Held.call(steward, "{}");

    assertThat(held.decide("approve", body).status()).isEqualTo(422);
    assertThat(held.state()).isEqualTo("pending");
  }

  @Test
  void whoSendsACallBackSaysWhy() {
    Held held = Held.call(steward, "{}");

    assertThat(held.decide("revise", "{}").status()).isEqualTo(422);
    assertThat(held.decide("revise", "{\"note\":\"  \"}").status()).isEqualTo(422);
    assertThat(held.state()).isEqualTo("pending");
  }

  @Test
  void aCancelledCallTakesItsApprovalWithIt() {
    Held held = Held.call(steward, "{}");

    steward.post("/v1/runs/" + held.run() + "/cancel", "");

    assertThat(held.state()).isEqualTo("void");
    assertThat(held.decide("approve", "{}").problem()).isEqualTo("approval-decided");
    assertThat(held.ended()).isEqualTo("cancelled");
  }

  @Test
  void theListIsNarrowedByState() {
    Held pending = Held.call(steward, "{}");
    Held rejected = Held.call(steward, "{}");
    rejected.decide("reject", "{}");

    assertThat(idsIn("pending")).contains(pending.approval()).doesNotContain(rejected.approval());
    assertThat(idsIn("rejected")).contains(rejected.approval()).doesNotContain(pending.approval());
    assertThat(steward.get("/v1/approvals?state=perhaps").status()).isEqualTo(400);
  }

  private static List<String> idsIn(String state) {
    List<String> ids = new ArrayList<>();
    steward
        .get("/v1/approvals?pageSize=200&state=" + state)
        .json()
        .path("approvals")
        .forEach(each -> ids.add(each.path("id").asText()));
    return ids;
  }

  private static Answer asGlobex(String path) {
    return path.matches(".*/(approve|reject|revise)")
        ? steward.postAs(Held.GRACE, GLOBEX, Role.ADMIN, path, "{\"note\":\"n\"}")
        : steward.getAs(GLOBEX, path);
  }

  private static Answer keyed(Held held) {
    return steward.send(
        HttpRequest.newBuilder(steward.url().resolve(held.path() + "/approve"))
            .header("Authorization", "Bearer " + steward.tokenOf(Held.GRACE, ACME, Role.OPERATOR))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "decide-" + held.approval())
            .POST(BodyPublishers.ofString("{}"))
            .build());
  }
}
