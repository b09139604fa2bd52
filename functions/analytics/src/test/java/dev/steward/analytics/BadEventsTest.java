package dev.steward.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Events too large or out of time, and questions too dear: what is refused leaves nothing behind.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadEventsTest {
  private static final String DEAR = "x".repeat(2_000);

  private Served served;

  @BeforeAll
  void load(@TempDir Path folder) {
    served = Served.in(folder, "steward.analytics.mebibytes", 1);
    Instant begin = Instant.now().minus(Duration.ofHours(5));
    for (int i = 0; i < 1_000; i++) {
      served.data().event("u" + i, "looked", begin.plusSeconds(i), "{\"text\": \"" + DEAR + "\"}");
    }
    served.data().land();
  }

  @AfterAll
  void close() {
    served.close();
  }

  @Test
  void anEventOfTheYear9999IsRefusedAndTheOthersOfItsCallAreKept() {
    for (String at : List.of("9999-12-31T23:59:59Z", "+10000-01-01T00:00:00Z")) {
      JsonNode verdicts =
          served
              .ask(
                  "events.ingest",
                  """
                  {"events": [{"event": "seen", "user": "a"},
                              {"event": "seen", "user": "b", "at": "%s"}]}"""
                      .formatted(at))
              .path("events");
      assertThat(verdicts.findValuesAsText("verdict")).containsExactly("accepted", "refused");
      assertThat(verdicts.at("/1/violations/0/pointer").asText()).isEqualTo("/events/1/at");
    }
  }

  @Test
  void aMegabyteOfPropertiesIsRefusedByItsSize() {
    String event = "{\"event\": \"big\", \"user\": \"a\", \"properties\": {\"p\": \"%s\"}}";

    Served.Answer large =
        served.post("/v1/events", Role.OPERATOR, event.formatted("x".repeat(900_000)));
    Served.Answer larger =
        served.post("/v1/events", Role.OPERATOR, event.formatted("x".repeat(1 << 20)));

    assertThat(large.is(ProblemType.INVALID_INPUT).violations())
        .containsExactly("/properties has 900,008 bytes; at most 262,144");
    larger.is(ProblemType.BODY_TOO_LARGE);
  }

  @Test
  void aMegabyteInAQuestionIsRefused() {
    String steps =
        """
        {"range_days": 1, "funnel": {"name": "f", "steps": [
          {"event_name": "looked", "filter": {"text": "%s"}}, {"event_name": "looked"}]}}""";

    assertThat(
            served.call("analytics.funnel_summary", steps.formatted("x".repeat(1 << 20))).status())
        .isEqualTo(413);
    assertThat(
            served.call("analytics.funnel_summary", steps.formatted("x".repeat(900_000))).status())
        .isBetween(400, 499);
  }

  @Test
  void aQueryOverItsByteBudgetIsRefusedByEveryToolThatReads() {
    Map<String, String> questions =
        Map.of(
            "analytics.funnel_summary",
            """
            {"range_days": 2, "funnel": {"name": "f", "steps": [
              {"event_name": "looked", "filter": {"text": "a"}}, {"event_name": "looked"}]}}""",
            "growth.identify_dropoffs",
            """
            {"range_days": 2, "funnel": {"name": "f", "steps": [
              {"event_name": "looked", "filter": {"text": "a"}}, {"event_name": "looked"}]}}""",
            "analytics.top_drivers",
            "{\"range_days\": 2, \"target\": {\"metric\": \"avg(text)\"}}",
            "analytics.causal_uplift",
            """
            {"design": "randomised", "range_days": 2, "outcome": {"property": "text"},
             "treatment": {"property": "variant", "value": "a"}}""",
            "analytics.anomaly_detect",
            """
            {"event_name": "looked", "aggregate": "avg", "property": "text", "range_days": 2}""");
    questions.forEach(
        (tool, arguments) ->
            assertThat(served.call(tool, arguments).is(ProblemType.QUERY_TOO_EXPENSIVE).detail())
                .as(tool)
                .matches(
                    ".* would read [0-9,]+ bytes and may read 1,048,576: ask about less time"));
  }

  /** Types and times are short; only what the texts hold is dear. */
  @Test
  void aQuestionWithinTheBudgetIsAnswered() {
    JsonNode answer =
        served.ask(
            "analytics.cohort_retention", "{\"start_event\": \"looked\", \"range_days\": 2}");

    assertThat(answer.at("/basis/n").asInt()).isEqualTo(1_000);
  }
}
