package dev.steward.analytics.funnels;

import static dev.steward.analytics.Asked.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.analytics.Asked;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Of a hundred users who look, sixty put something in the basket, and fifteen of these pay. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunnelToolsTest {
  private static final String STEPS =
      """
      [{"event_name": "looked"}, {"event_name": "basket"}, {"event_name": "paid"}]""";

  private Asked asked;

  @BeforeAll
  void load(@TempDir Path folder) {
    asked = Asked.in(folder);
    Instant begin = Instant.now().minus(5, ChronoUnit.HOURS);
    for (int i = 0; i < 100; i++) {
      String user = "u" + i;
      String plan = i % 2 == 0 ? "{\"plan\": \"pro\"}" : "{\"plan\": \"free\", \"age\": " + i + "}";
      asked.event(user, "looked", begin.plusSeconds(i), plan);
      if (i < 60) {
        asked.event(user, "basket", begin.plusSeconds(1000 + i), "{\"items\": " + i + "}");
      } else if (i < 80) {
        asked.event(user, "searched", begin.plusSeconds(1000 + i), "{}");
      }
      if (i < 15) {
        asked.event(user, "paid", begin.plusSeconds(2000 + i), "{}");
      }
    }
    asked.event("long ago", "registered", begin.minus(400, ChronoUnit.DAYS), "{}").land();
  }

  @AfterAll
  void close() {
    asked.close();
  }

  @Test
  void eachStepSaysHowManyAndTheShareThatWentOn() {
    JsonNode steps = summary(STEPS, "").path("steps");
    assertThat(steps.findValuesAsText("users")).containsExactly("100", "60", "15");
    assertThat(steps.findValuesAsText("conversion_from_prev"))
        .containsExactly("1.0", "0.6", "0.25");
  }

  @Test
  void stepsAndSegmentsTakeConditions() {
    String withMany =
        """
        [{"event_name": "looked", "filter": {"plan": "pro"}},
         {"event_name": "basket", "filter": {"items": {"ge": 10, "lt": 20}}}]""";
    assertThat(summary(withMany, "").path("steps").findValuesAsText("users"))
        .containsExactly("50", "5");
    assertThat(
            summary(STEPS, ", \"segment\": {\"plan\": \"free\"}")
                .path("steps")
                .findValuesAsText("users"))
        .containsExactly("50", "30", "7");
  }

  @Test
  void anEventThatNeverWasIsATypingMistakeAndNotANought() {
    assertThat(refused("[{\"event_name\": \"looked\"}, {\"event_name\": \"payed\"}]", ""))
        .singleElement()
        .asString()
        .startsWith("/funnel/steps/1/event_name no event of the type payed was ever taken in")
        .contains("paid");
  }

  @Test
  void anEventThatWasBeforeIsANought() {
    assertThat(
            summary("[{\"event_name\": \"looked\"}, {\"event_name\": \"registered\"}]", "")
                .path("steps")
                .findValuesAsText("users"))
        .containsExactly("100", "0");
  }

  @Test
  void aPropertyThatNoEventHasIsTold() {
    assertThat(
            refused(
                "[{\"event_name\": \"looked\", \"filter\": {\"plam\": \"pro\"}},"
                    + " {\"event_name\": \"basket\"}]",
                ""))
        .containsExactly(
            "/funnel/steps/0/filter/plam no event of this type has such a property in this time");
  }

  @Test
  void aSegmentThatNobodyIsInIsTold() {
    assertThat(refused(STEPS, ", \"segment\": {\"plan\": \"gold\"}"))
        .containsExactly("/segment nobody who took the first step is in it");
    assertThat(refused(STEPS, ", \"segment\": {\"country\": \"DE\"}"))
        .containsExactly(
            "/segment/country nobody who took the first step has such a property in this time");
  }

  @Test
  void conditionsThatMeanNothingAreToldEachByItsPlace() {
    assertThat(
            refused(
                "[{\"event_name\": \"looked\", \"filter\": {\"plan\": [1], \"age\": {\"above\": 3},"
                    + " \"$x\": 1, \"items\": {\"ge\": \"many\"}, \"a\": {}, \"b\": null,"
                    + " \"c\": {\"exists\": false}}}, {\"event_name\": \"basket\"}]",
                ""))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactlyInAnyOrder(
            "/funnel/steps/0/filter/plan",
            "/funnel/steps/0/filter/age/above",
            "/funnel/steps/0/filter/$x",
            "/funnel/steps/0/filter/items/ge",
            "/funnel/steps/0/filter/a",
            "/funnel/steps/0/filter/b",
            "/funnel/steps/0/filter/c/exists");
  }

  @Test
  void fiftyStepsAreAnsweredAndMoreAreNot() {
    assertThat(summary(repeated(50), "").path("steps")).hasSize(50);
    assertThat(refused(repeated(51), "")).containsExactly("/funnel/steps must be at most 50 steps");
  }

  @Test
  void theWorstStepComesFirstWithWhoFellOutAndWhatTheyDid() {
    JsonNode worst = asked.ask("growth.identify_dropoffs", arguments(STEPS, ""));
    JsonNode first = worst.path("dropoffs").path(0);
    assertThat(first.path("event_name").asText()).isEqualTo("basket");
    assertThat(first.path("lost").asLong()).isEqualTo(45);
    assertThat(first.path("lost_share").path("estimate").asDouble()).isEqualTo(0.75);
    assertThat(first.path("lost_share").path("low").asDouble()).isBetween(0.6, 0.75);
    JsonNode second = worst.path("dropoffs").path(1);
    assertThat(second.path("lost").asLong()).isEqualTo(40);
    assertThat(second.path("did_next").findValuesAsText("users")).containsExactly("20", "20");
    assertThat(second.path("did_next").findValuesAsText("event_name"))
        .containsExactlyInAnyOrder("searched", "(nothing)");
    assertThat(worst.path("basis").path("n").asLong()).isEqualTo(100);
  }

  @Test
  void tooFewToJudgeIsSaid() {
    Throwable few =
        catchThrowable(
            () ->
                asked.ask(
                    "growth.identify_dropoffs",
                    arguments("[{\"event_name\": \"paid\"}, {\"event_name\": \"looked\"}]", "")));
    assertThat(((Fault) few).type()).isEqualTo(ProblemType.NOT_ENOUGH_DATA);
    assertThat(few).hasMessageContaining("15 users took the first step").hasMessageContaining("20");
  }

  private JsonNode summary(String steps, String more) {
    return asked.ask("analytics.funnel_summary", arguments(steps, more));
  }

  private List<String> refused(String steps, String more) {
    return violations(catchThrowable(() -> summary(steps, more)));
  }

  private static String arguments(String steps, String more) {
    return "{\"range_days\": 2, \"funnel\": {\"name\": \"shop\", \"steps\": %s}%s}"
        .formatted(steps, more);
  }

  private static String repeated(int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> "{\"event_name\": \"looked\"}")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
