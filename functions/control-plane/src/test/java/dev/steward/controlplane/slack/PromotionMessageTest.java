package dev.steward.controlplane.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.controlplane.RunningControlPlane;
import dev.steward.json.Json;
import dev.steward.json.StoredJson;
import dev.steward.testkit.http.StubAnswer;
import dev.steward.testkit.http.StubExecutor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The message by which a manager decides on a promotion, and what Slack takes of one. */
class PromotionMessageTest {
  private static final Path GOLDEN = Path.of("golden/slack-promotion.json");
  private static final String CALL =
      """
      {"domain": "finance", "replaces": "finance-constitution@1.0.0",
       "candidate": "finance-constitution@1.1.B", "epoch": 7,
       "because": "The candidate succeeds in 82.4 % of 1,204 cases, the baseline in 74.5 % of 1,198: 7.9 points more, between +2.6 and +13.2 with all looks allowed for. The candidate is better, and no guardrail suffers.",
       "evidence": ["Candidate: 992 successes in 1,204 cases, 82.4 %",
        "Live policy: 893 successes in 1,198 cases, 74.5 %",
        "Difference: +7.9 points; each end of +2.6 to +13.2 is 95 % sure, however often it is looked at; more than +2.0 is asked for",
        "Guardrail, kept: default-amount is 3.1 worse, at least -14 and at most 20.2, where 50 is allowed",
        "Split: the candidate got 1,204 cases where 1,201 were planned, as chance may have itMORE"]}
      """;

  private final StubExecutor slack = StubExecutor.start();
  private RunningControlPlane steward;

  @BeforeEach
  void start() {
    slack.always(StubAnswer.json(200, "{\"ok\":true}"));
    steward =
        RunningControlPlane.start(
            Map.of(
                "steward.catalog.registry", "../../tool-registry.yaml",
                "decisions.executor.url", slack.url().toString(),
                "steward.slack.token", "xoxb-test",
                "steward.slack.channel", "C0APPROVALS",
                "steward.slack.links", "https://steward.example.com",
                "steward.slack.api", slack.url() + "/api/"));
  }

  @AfterEach
  void stop() {
    steward.close();
    slack.close();
  }

  @Test
  void itSaysWhatIsDecidedAndByWhichNumbers() throws Exception {
    String message = stable(message(""));

    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(GOLDEN, message);
    }
    assertThat(message).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void whateverIsWrittenIntoItStaysWithinSlacksLimitsAndIsRead() throws Exception {
    JsonNode message = message(" & <!channel> <@U0GRACE> *bold* \\u202E" + "x".repeat(60));

    assertThat(message.path("blocks").size()).isBetween(1, 50);
    assertThat(message.at("/blocks/0/text/text").asText()).hasSizeLessThanOrEqualTo(150);
    assertThat(message.path("blocks").findValuesAsText("text"))
        .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(3_000));
    assertThat(message.findValuesAsText("type")).doesNotContain("mrkdwn");
    assertThat(message.path("text").asText()).doesNotContain("<").doesNotContain(">");
    assertThat(message.toString()).contains("<U+202E>").doesNotContain("\u202e");
  }

  private JsonNode message(String more) throws Exception {
    JsonNode run = steward.invoke("decisions.promote", CALL.replace("MORE", more)).json();
    assertThat(run.path("state").asText()).isEqualTo("held");
    return StoredJson.read(slack.awaitRequest(Duration.ofSeconds(15)).text());
  }

  /** What differs from run to run has a name instead. */
  private static String stable(JsonNode message) throws Exception {
    String text = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(mutable(message));
    return text.replaceAll("apr_[0-9A-Za-z_-]+", "apr_ID")
            .replaceAll("run_[0-9A-Za-z_-]+", "run_ID")
            .replaceAll("salt_[0-9A-Za-z_-]+", "salt_ID")
            .replaceAll("sha256:[0-9a-f]{64}", "sha256:DIGEST")
            .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
            .replaceAll("(\\\\\"salt\\\\\":\\\\\")[^\\\\]+", "$1SALT")
        + "\n";
  }

  private static JsonNode mutable(JsonNode message) {
    JsonNode copy = message.deepCopy();
    copy.findParents("timestamp").forEach(date -> ((ObjectNode) date).put("timestamp", 0));
    return copy;
  }
}
