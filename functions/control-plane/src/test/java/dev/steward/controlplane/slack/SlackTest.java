package dev.steward.controlplane.slack;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.core.Role;
import dev.steward.json.Json;
import dev.steward.json.StoredJson;
import dev.steward.testkit.http.ReceivedRequest;
import dev.steward.testkit.http.StubAnswer;
import dev.steward.testkit.http.StubExecutor;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An approval in Slack: what is posted, what is pressed, and a Slack that does not answer. */
class SlackTest {
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final String OK = "{\"ok\":true,\"ts\":\"1.2\"}";

  private final StubExecutor slack = StubExecutor.start();
  private RunningControlPlane steward;

  @BeforeEach
  void start() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("steward.slack.token", "xoxb-test");
    settings.put("steward.slack.channel", "C0APPROVALS");
    settings.put("steward.slack.signing-secret", SECRET);
    settings.put("steward.slack.api", slack.url() + "/api/");
    settings.put("steward.slack.answers", slack.url() + "/");
    settings.put(
        "steward.slack.people",
        List.of(
            person("U0GRACE", "acme", "grace@example.com", "operator"),
            person("U0ADA", "acme", "ada@example.com", "admin"),
            person("U0VERA", "acme", "vera@example.com", "viewer"),
            person("U0GLOB", "globex", "gil@example.com", "admin")));
    slack.always(StubAnswer.json(200, OK));
    steward = RunningControlPlane.start(settings);
    steward.executor().always(StubAnswer.json(200, "{}"));
  }

  @AfterEach
  void stop() {
    steward.close();
    slack.close();
  }

  @Test
  void anApprovalIsPostedWithTheWholeCallAndButtons() throws Exception {
    JsonNode run = call("{\"text\":\"pay \\u202Eada *now* <!channel>\"}");

    ReceivedRequest request = slack.awaitRequest(Duration.ofSeconds(10));

    assertThat(request.path()).isEqualTo("/api/chat.postMessage");
    assertThat(request.header("Authorization")).contains("Bearer xoxb-test");
    assertThat(request.header("Content-Type")).contains("application/json; charset=utf-8");
    JsonNode message = StoredJson.read(request.text());
    assertThat(message.path("channel").asText()).isEqualTo("C0APPROVALS");
    String shown = message.at("/blocks/2/elements/0/elements/0/text").asText();
    assertThat(message.at("/blocks/2/elements/0/type").asText())
        .isEqualTo("rich_text_preformatted");
    assertThat(shown).contains("pay <U+202E>ada *now* <!channel>");
    assertThat(shown).isEqualTo(approval(run).path("shown").asText());
    assertThat(message.at("/blocks/5/elements").findValuesAsText("action_id"))
        .containsExactly("approve", "revise", "reject");
    assertThat(message.at("/blocks/5/elements/0/value").asText()).isEqualTo(value(run, "acme"));
  }

  @Test
  void anArgumentWithoutANameIsPostedToo() throws Exception {
    JsonNode run = call("{\"\":1}");

    JsonNode message = StoredJson.read(slack.awaitRequest(Duration.ofSeconds(10)).text());

    assertThat(message.at("/blocks/5/elements/0/value").asText()).isEqualTo(value(run, "acme"));
  }

  @Test
  void aCallTooLongToBeShownWholeHasNoButtonThatApprovesIt() throws Exception {
    call("{\"text\":\"" + "x".repeat(5_000) + "\"}");

    JsonNode message = StoredJson.read(slack.awaitRequest(Duration.ofSeconds(10)).text());

    assertThat(message.at("/blocks/5/elements").findValuesAsText("action_id"))
        .containsExactly("revise", "reject");
  }

  @Test
  void whoIsListedApprovesWithAPress() {
    JsonNode run = call("{}");

    Answer answer = press("approve", "U0GRACE", value(run, "acme"), "fine");

    assertThat(answer.status()).isEqualTo(200);
    await(() -> state(run).equals("succeeded"));
    assertThat(approval(run).path("decidedBy").asText()).isEqualTo("grace@example.com");
    assertThat(approval(run).path("note").asText()).isEqualTo("fine");
    await(
        () ->
            slack.requests().stream()
                .anyMatch(
                    request ->
                        request.path().equals("/answer")
                            && request.text().contains("by grace@example.com")));
  }

  @Test
  void aPressSendsTheCallBackWithANote() {
    JsonNode run = call("{}");

    assertThat(press("revise", "U0GRACE", value(run, "acme"), "less").status()).isEqualTo(200);
    assertThat(state(run)).isEqualTo("refused");
    assertThat(approval(run).path("state").asText()).isEqualTo("revised");
  }

  @Test
  void aButtonPressedTwiceDecidesOnce() {
    JsonNode run = call("{}");
    assertThat(press("reject", "U0GRACE", value(run, "acme"), "no").status()).isEqualTo(200);

    Answer again = press("approve", "U0GRACE", value(run, "acme"), "yes");

    assertThat(again.problem()).isEqualTo("approval-decided");
    assertThat(approval(run).path("state").asText()).isEqualTo("rejected");
    await(
        () ->
            slack.requests().stream()
                .anyMatch(
                    request ->
                        request.path().equals("/answer")
                            && request.text().contains("the approval is rejected already")));
  }

  @Test
  void whoAskedCannotApproveInSlackEither() {
    JsonNode run = call("{}");

    Answer answer = press("approve", "U0ADA", value(run, "acme"), "");

    assertThat(answer.problem()).isEqualTo("self-approval");
    assertThat(approval(run).path("state").asText()).isEqualTo("pending");
  }

  @ParameterizedTest
  @ValueSource(strings = {"U0NOBODY", "U0VERA", "U0GLOB", ""})
  void whoIsNotListedForItDecidesNothing(String user) {
    JsonNode run = call("{}");

    assertThat(press("approve", user, value(run, "acme"), "").status()).isIn(403, 404);
    assertThat(press("approve", user, value(run, "globex"), "").status()).isIn(403, 404);
    assertThat(approval(run).path("state").asText()).isEqualTo("pending");
  }

  @Test
  void aMessageThatShowedSomethingElseApprovesNothing() {
    JsonNode run = call("{}");
    String other = value(run, "acme").replaceAll("sha256:.*", "sha256:" + "0".repeat(64));

    assertThat(press("approve", "U0GRACE", other, "").problem()).isEqualTo("approval-void");
  }

  @Test
  void whatSlackDidNotSignIsNotHeard() {
    JsonNode run = call("{}");
    String body = body("approve", "U0GRACE", value(run, "acme"), "");
    String now = Long.toString(Instant.now().getEpochSecond());
    String old = Long.toString(Instant.now().getEpochSecond() - 301);
    String signature = sign(now, body);

    assertThat(post(body, now, signature.replace('a', 'b') + "0").status()).isEqualTo(401);
    assertThat(post(body.replace("approve", "reject"), now, signature).status()).isEqualTo(401);
    assertThat(post(body, old, sign(old, body)).status()).isEqualTo(401);
    assertThat(post(body, now, "").status()).isEqualTo(401);
    assertThat(approval(run).path("state").asText()).isEqualTo("pending");
    assertThat(post(body, now, signature).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "payload=",
        "payload=%",
        "payload={}",
        "payload=[]&payload=[]",
        "other={}",
        "payload=%7B%22type%22%3A%22block_actions%22%2C%22actions%22%3A%5B%7B%7D%5D%7D"
      })
  void aSignedNonsenseIsAClearNo(String body) {
    String now = Long.toString(Instant.now().getEpochSecond());

    assertThat(post(body, now, sign(now, body)).status()).isEqualTo(400);
  }

  @Test
  void whenSlackAsksForPatienceItIsToldLaterAndTheCallWasNeverDelayed() throws Exception {
    slack.next(StubAnswer.of(429, Map.of("Retry-After", "1"), "{}"));
    slack.next(StubAnswer.json(200, "{\"ok\":false,\"error\":\"internal_error\"}"));
    JsonNode run = call("{}");

    assertThat(run.path("state").asText()).isEqualTo("held");
    for (int i = 0; i < 3; i++) {
      slack.awaitRequest(Duration.ofSeconds(15));
    }
    assertThat(slack.requests().stream().map(ReceivedRequest::text).distinct()).hasSize(1);
  }

  @Test
  void aSlackThatIsDownHoldsNothingUp() {
    slack.close();

    JsonNode run = call("{}");

    assertThat(run.path("state").asText()).isEqualTo("held");
    assertThat(
            steward
                .postAs(
                    "grace@example.com",
                    ACME,
                    Role.OPERATOR,
                    "/v1/approvals/" + run.path("approval").asText() + "/approve",
                    "{}")
                .status())
        .isEqualTo(200);
  }

  private JsonNode call(String arguments) {
    return steward.invoke("stub.dangerous", arguments).json();
  }

  private JsonNode approval(JsonNode run) {
    return steward.get("/v1/approvals/" + run.path("approval").asText()).json();
  }

  private String state(JsonNode run) {
    return steward.get("/v1/runs/" + run.path("id").asText()).json().path("state").asText();
  }

  private String value(JsonNode run, String tenant) {
    JsonNode approval = approval(run);
    return tenant + " " + approval.path("id").asText() + " " + approval.path("digest").asText();
  }

  private Answer press(String action, String user, String value, String note) {
    String body = body(action, user, value, note);
    String now = Long.toString(Instant.now().getEpochSecond());
    return post(body, now, sign(now, body));
  }

  private String body(String action, String user, String value, String note) {
    var payload = Json.object().put("type", "block_actions");
    payload.putObject("user").put("id", user);
    payload.putArray("actions").addObject().put("action_id", action).put("value", value);
    payload
        .putObject("state")
        .putObject("values")
        .putObject("note")
        .putObject("note")
        .put("value", note);
    payload.put("response_url", slack.url() + "/answer");
    return "payload=" + URLEncoder.encode(payload.toString(), StandardCharsets.UTF_8);
  }

  private static String sign(String timestamp, String body) {
    return SlackSignature.sign(SECRET, timestamp, body.getBytes(StandardCharsets.UTF_8));
  }

  private Answer post(String body, String timestamp, String signature) {
    return steward.send(
        HttpRequest.newBuilder(steward.url().resolve("/v1/slack/interactions"))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", signature)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static Map<String, Object> person(
      String user, String tenant, String principal, String role) {
    return Map.of("user", user, "tenant", tenant, "principal", principal, "roles", List.of(role));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
    }
  }
}
