package dev.steward.controlplane.news;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.controlplane.RunningControlPlane;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.journal.Facts;
import dev.steward.journal.Journal;
import dev.steward.journal.NewEntry;
import dev.steward.json.Json;
import dev.steward.json.StoredJson;
import dev.steward.testkit.http.ReceivedRequest;
import dev.steward.testkit.http.StubAnswer;
import dev.steward.testkit.http.StubExecutor;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the journal asks to be told reaches people once, whatever is down meanwhile. */
class NewsTest {
  private static final String OK = "{\"ok\":true,\"ts\":\"1.2\"}";
  private static final Duration SOON = Duration.ofSeconds(15);

  private final StubExecutor slack = StubExecutor.start();
  private RunningControlPlane steward;
  private int entries;

  @BeforeEach
  void start() {
    slack.always(StubAnswer.json(200, OK));
    steward =
        RunningControlPlane.start(
            Map.of(
                "steward.slack.token", "xoxb-test",
                "steward.slack.channel", "C0NEWS",
                "steward.slack.links", "https://steward.example.com",
                "steward.slack.api", slack.url() + "/api/"));
  }

  @AfterEach
  void stop() {
    steward.close();
    slack.close();
  }

  @Test
  void itIsToldInWordsWithNumbersAndALink() throws Exception {
    happened(RunningControlPlane.ACME, notice("Decisions of <finance> & co have drifted"));

    JsonNode message = StoredJson.read(slack.awaitRequest(SOON).text());

    assertThat(message.path("text").asText())
        .isEqualTo("Decisions of &lt;finance&gt; &amp; co have drifted");
    assertThat(message.at("/blocks/0/text/text").asText())
        .isEqualTo("Decisions of <finance> & co have drifted");
    JsonNode text = message.at("/blocks/1/elements");
    assertThat(text.findValuesAsText("text"))
        .contains(
            "400 cases were decided <!channel>",
            "deny 33.3 % instead of 10.0 %",
            "What to do: ",
            "Find out why",
            "Tenant: ",
            "acme");
    assertThat(text.findValuesAsText("url"))
        .containsExactly("https://steward.example.com/reports/decisions");
  }

  @Test
  void itIsToldOnceAndNotAgainAfterARestart() throws Exception {
    happened(RunningControlPlane.ACME, notice("once"));
    slack.awaitRequest(SOON);
    await(() -> ended("told") == 1);

    Map<String, Object> other = new HashMap<>(steward.properties());
    try (ApplicationContext restarted = ApplicationContext.run(other)) {
      restarted.getBean(NewsIntake.class).read();
      restarted.getBean(NewsSender.class).send();
      happened(RunningControlPlane.ACME, notice("another"));
      await(() -> ended("told") == 2);
    }

    assertThat(slack.requests().stream().map(ReceivedRequest::text).toList())
        .hasSize(2)
        .anyMatch(text -> text.contains("once"))
        .anyMatch(text -> text.contains("another"));
  }

  @Test
  void aSlackThatIsDownIsToldLater() throws Exception {
    slack.next(StubAnswer.of(500, Map.of(), "down"));
    slack.next(StubAnswer.of(429, Map.of("Retry-After", "1"), "{}"));
    happened(RunningControlPlane.ACME, notice("later"));

    for (int i = 0; i < 3; i++) {
      slack.awaitRequest(SOON);
    }

    await(() -> ended("told") == 1);
    assertThat(slack.requests().stream().map(ReceivedRequest::text).distinct()).hasSize(1);
  }

  @Test
  void whatSlackNeverTakesIsGivenUpAndTheNextIsTold() throws Exception {
    slack.next(StubAnswer.json(200, "{\"ok\":false,\"error\":\"channel_not_found\"}"));
    happened(RunningControlPlane.ACME, notice("refused"));
    slack.awaitRequest(SOON);
    await(() -> ended("given up: Slack says channel_not_found") == 1);

    happened(RunningControlPlane.ACME, notice("taken"));
    await(() -> ended("told") == 1);
  }

  @Test
  void whatAsksForNothingAndWhatIsNoNoticeIsPassedOver() throws Exception {
    happened(RunningControlPlane.ACME, Json.object());
    happened(RunningControlPlane.ACME, Json.object().put("notice", "hear, hear"));
    happened(RunningControlPlane.ACME, (ObjectNode) Json.object().set("notice", Json.object()));
    happened(RunningControlPlane.GLOBEX, notice("theirs"));

    assertThat(slack.awaitRequest(SOON).text()).contains("theirs").contains("globex");
    assertThat(slack.requests()).hasSize(1);
    assertThat(ended("told")).isZero();
  }

  private static ObjectNode notice(String title) {
    ObjectNode data = Json.object().put("domain", "finance");
    ObjectNode notice =
        data.putObject("notice")
            .put("title", title)
            .put("says", "400 cases were decided <!channel>")
            .put("advice", "Find out why")
            .put("page", "/reports/decisions");
    notice.putArray("points").add("deny 33.3 % instead of 10.0 %");
    return data;
  }

  private void happened(TenantId tenant, ObjectNode data) {
    NewEntry entry =
        new NewEntry(
            "evt_news_" + entries++,
            "decision.drift-detected",
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            new Facts("job:drift", null, null, null, null, null, null),
            data);
    transactions()
        .write(
            tenant,
            tx ->
                steward
                    .context()
                    .getBean(Journal.class)
                    .append(tx, tenant, "governance", List.of(entry)));
  }

  private int ended(String how) {
    TenantId tenant = RunningControlPlane.ACME;
    return transactions()
        .read(
            tenant,
            tx -> {
              try (var select =
                  tx.prepareStatement("SELECT count(*) FROM control.news WHERE ended = ?")) {
                select.setString(1, how);
                var row = select.executeQuery();
                row.next();
                return row.getInt(1);
              }
            });
  }

  private TenantTransactions transactions() {
    return steward.context().getBean(TenantTransactions.class);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
    }
  }
}
