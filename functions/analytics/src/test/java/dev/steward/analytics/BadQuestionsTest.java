package dev.steward.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.analytics.Served.Answer;
import dev.steward.core.ProblemType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Questions that cannot be answered, and events at the edges of what is: a clear answer each. Two
 * hundred users look, half of them buy; their age is a number for some and a word for others; and
 * one event is of the last moment there is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadQuestionsTest {
  private static final String LAST = "9999-12-31T23:59:59.999999Z";

  private Served served;

  @BeforeAll
  void load(@TempDir Path folder) {
    served = Served.in(folder);
    Instant begin = Instant.now().minus(Duration.ofDays(3));
    for (int i = 0; i < 200; i++) {
      String age = i % 2 == 0 ? String.valueOf(i) : "\"unknown\"";
      served
          .data()
          .event(
              "u" + i,
              "looked",
              begin.plus(Duration.ofMinutes(i)),
              "{\"plan\": \"%s\", \"age\": %s}".formatted(i % 3 == 0 ? "pro" : "free", age));
      if (i % 4 < 2) {
        served
            .data()
            .event("u" + i, "bought", begin.plus(Duration.ofDays(1)), "{\"price\": " + i + "}");
      }
    }
    served
        .data()
        .event("u1", "looked", Instant.parse(LAST), "{\"plan\": \"pro\", \"age\": 3}")
        .land();
  }

  @AfterAll
  void close() {
    served.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"analytics.funnel_summary", "growth.identify_dropoffs"})
  void anUnknownEventIsToldByItsStep(String tool) {
    assertThat(refused(tool, funnel(step("looked"), step("boght"))))
        .singleElement()
        .asString()
        .startsWith("/funnel/steps/1/event_name no event of the type boght was ever taken in")
        .contains("bought, looked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"analytics.funnel_summary", "growth.identify_dropoffs"})
  void oneStepIsNoFunnel(String tool) {
    assertThat(refused(tool, funnel(step("looked"))))
        .singleElement()
        .asString()
        .startsWith("/funnel")
        .contains("steps");
  }

  @Test
  void fiftyStepsAreCountedAndFiftyOneAreTooMany() {
    String fifty = funnel(Collections.nCopies(50, step("looked")).toArray(String[]::new));
    JsonNode steps = served.ask("analytics.funnel_summary", fifty).path("steps");
    assertThat(steps).hasSize(50);
    assertThat(steps.at("/0/users").asInt()).isEqualTo(200);
    assertThat(steps.at("/49/users").asInt()).isZero();
    JsonNode worst = served.ask("growth.identify_dropoffs", fifty).at("/dropoffs/0");
    assertThat(worst.path("lost").asInt()).isEqualTo(200);

    String more = funnel(Collections.nCopies(51, step("looked")).toArray(String[]::new));
    assertThat(refused("analytics.funnel_summary", more))
        .containsExactly("/funnel/steps must be at most 50 steps");
    assertThat(refused("growth.identify_dropoffs", more))
        .singleElement()
        .asString()
        .contains("the number of steps must be from 2 to 50");
  }

  @ParameterizedTest
  @ValueSource(strings = {"analytics.funnel_summary", "growth.identify_dropoffs"})
  void aFilterOnAPropertyThatNobodyHasIsTold(String tool) {
    assertThat(
            refused(
                tool,
                funnel("{\"event_name\": \"looked\", \"filter\": {\"paln\": 1}}", step("bought"))))
        .containsExactly(
            "/funnel/steps/0/filter/paln no event of this type has such a property in this time");
  }

  @Test
  void aSeriesThatNoEventPassesTheFilterOfIsNotEnough() {
    assertThat(
            call(
                    "analytics.anomaly_detect",
                    "{\"event_name\": \"looked\", \"filter\": {\"paln\": 1}}")
                .is(ProblemType.NOT_ENOUGH_DATA)
                .detail())
        .contains("no such event in this time passes the filter");
  }

  @Test
  void aSegmentThatMatchesNobodyIsToldByEveryToolThatTakesOne() {
    String nobody = ", \"segment\": {\"plan\": \"gold\"}";
    for (String tool : List.of("analytics.funnel_summary", "growth.identify_dropoffs")) {
      assertThat(refused(tool, funnel(nobody, List.of(step("looked"), step("bought")))))
          .containsExactly("/segment nobody who took the first step is in it");
    }
    assertThat(refused("analytics.top_drivers", drivers("bought", nobody)))
        .containsExactly("/segment nobody with an event in this time is in it");
    assertThat(refused("analytics.causal_uplift", uplift("plan", "pro", "price", nobody)))
        .containsExactly("/segment nobody with an event in this time is in it");
  }

  @Test
  void aPropertyOfNumbersAndWordsIsComparedWhereItIsANumber() {
    String grown = "{\"event_name\": \"looked\", \"filter\": {\"age\": {\"ge\": 100}}}";
    assertThat(
            served
                .ask("analytics.funnel_summary", funnel(grown, step("bought")))
                .at("/steps/0/users")
                .asInt())
        .isEqualTo(50);
    String word = "{\"event_name\": \"looked\", \"filter\": {\"age\": \"unknown\"}}";
    assertThat(
            served
                .ask("analytics.funnel_summary", funnel(word, step("bought")))
                .at("/steps/0/users")
                .asInt())
        .isEqualTo(100);
  }

  @Test
  void aPropertyOfNumbersAndWordsIsNoMetricAndNoDriver() {
    assertThat(
            refused(
                "analytics.top_drivers",
                "{\"range_days\": 7, \"target\": {\"metric\": \"avg(age)\"}}"))
        .singleElement()
        .asString()
        .isEqualTo("/target/metric age is a number for some users and a word for others");
    JsonNode drivers = served.ask("analytics.top_drivers", drivers("bought", "")).path("drivers");
    assertThat(drivers.findValuesAsText("name")).doesNotContain("age");
    assertThat(refused("analytics.causal_uplift", uplift("age", "1", "plan", "")))
        .containsExactly(
            "/treatment/property age is a number for some users and a word for others",
            "/outcome/property plan is a word, not a number");
    assertThat(
            call(
                    "analytics.anomaly_detect",
                    """
                    {"event_name": "looked", "aggregate": "avg", "property": "plan", "grain": "day"}""")
                .violations())
        .containsExactly("/property is a number in none of these events");
  }

  @Test
  void aFeatureThatNobodyToldIsAMistake() {
    assertThat(
            refused(
                "analytics.top_drivers",
                drivers("bought", ", \"candidate_features\": [\"plan\", \"counrty\"]")))
        .containsExactly("/candidate_features/1 nobody told such a property in this time");
  }

  @Test
  void anOutcomeThatNeverWasIsAMistake() {
    assertThat(refused("analytics.top_drivers", drivers("boght", "")))
        .singleElement()
        .asString()
        .startsWith("/target/event_name no event of the type boght was ever taken in");
    assertThat(
            refused(
                "analytics.top_drivers", "{\"range_days\": 7, \"target\": {\"metric\": \"x\"}}"))
        .singleElement()
        .asString()
        .startsWith("/target needs an event_name");
  }

  /** There is one, and nothing that counts periods falls over it. */
  @Test
  void theLastMomentThereIsDisturbsNoAnswer() {
    assertThat(
            served
                .ask("analytics.funnel_summary", funnel(step("looked"), step("bought")))
                .path("steps")
                .findValuesAsText("users"))
        .containsExactly("200", "100");
    String all = "\"from\": \"2000-01-01\", \"to\": \"9998-12-31\"";
    for (String grain : List.of("day", "week", "month")) {
      assertThat(
              call(
                      "analytics.cohort_retention",
                      "{\"start_event\": \"looked\", \"grain\": \"%s\", %s}".formatted(grain, all))
                  .status())
          .isLessThan(500);
    }
    assertThat(
            refused(
                "analytics.cohort_retention",
                "{\"start_event\": \"looked\", \"from\": \"9999-01-01\", \"to\": \"9999-12-31\"}"))
        .containsExactly("/from must be in the years 1 to 9998");
    assertThat(
            refused(
                "analytics.anomaly_detect",
                "{\"event_name\": \"looked\", \"from\": \"2000-01-01\", \"to\": \"9999-12-31\"}"))
        .containsExactly("/to must be in the years 1 to 9998");
    assertThat(
            refused(
                "analytics.anomaly_detect",
                "{\"event_name\": \"looked\", \"grain\": \"minute\", %s}".formatted(all)))
        .containsExactly("/grain makes more than 200,000 periods of this time");
  }

  private Answer call(String tool, String arguments) {
    return served.call(tool, arguments);
  }

  private List<String> refused(String tool, String arguments) {
    return call(tool, arguments).is(ProblemType.INVALID_INPUT).violations();
  }

  private static String funnel(String... steps) {
    return funnel("", List.of(steps));
  }

  private static String funnel(String more, List<String> steps) {
    return "{\"range_days\": 7, \"funnel\": {\"name\": \"f\", \"steps\": [%s]}%s}"
        .formatted(String.join(",", steps), more);
  }

  private static String step(String type) {
    return "{\"event_name\": \"%s\"}".formatted(type);
  }

  private static String drivers(String event, String more) {
    return "{\"range_days\": 7, \"target\": {\"metric\": \"m\", \"event_name\": \"%s\"}%s}"
        .formatted(event, more);
  }

  private static String uplift(String property, String value, String outcome, String more) {
    return """
        {"design": "randomised", "range_days": 7, "outcome": {"property": "%s"},
         "treatment": {"property": "%s", "value": "%s"}%s}"""
        .formatted(outcome, property, value, more);
  }
}
