package dev.steward.analytics.uplift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.analytics.Served;
import dev.steward.analytics.table.Loaded;
import dev.steward.core.ProblemType;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A training programme: its experiment found 1,794; beside a survey it looks like -8,497. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CausalUpliftToolTest {
  private static final String KNOWN =
      "\"covariates\": [\"age\", \"educ\", \"black\", \"hisp\", \"marr\", \"nodegree\", \"re74\", \"re75\"]";
  private static final String EXPERIMENT =
      "\"design\": \"randomised\", \"segment\": {\"data_id\": \"Dehejia-Wahba Sample\"}";

  private Served served;

  @BeforeAll
  void load(@TempDir Path folder) {
    served = Served.in(folder);
    Loaded.lalonde(served.data());
  }

  @AfterAll
  void close() {
    served.close();
  }

  @Test
  void theExperimentIsAnsweredWithItsInterval() {
    JsonNode answer = ask(EXPERIMENT + ", " + KNOWN);

    assertThat(answer.path("answer").asText()).isEqualTo("estimate");
    JsonNode interval = answer.at("/effect/interval");
    assertThat(interval.path("estimate").asDouble()).isBetween(1794.0, 1795.0);
    assertThat(interval.path("low").asDouble()).isBetween(470.0, 490.0);
    assertThat(interval.path("high").asDouble()).isBetween(3100.0, 3120.0);
    assertThat(answer.at("/effect/p").asDouble()).isBetween(0.0078, 0.0080);
    assertThat(answer.at("/arms/treated").asInt()).isEqualTo(185);
    assertThat(answer.at("/basis/n").asInt()).isEqualTo(445);
  }

  @Test
  void beyondTheExperimentNobodyIsToldTheNaiveDifference() {
    for (String estimand : new String[] {"treated", "everyone"}) {
      JsonNode answer =
          ask("\"design\": \"observational\", \"estimand\": \"" + estimand + "\", " + KNOWN);

      assertThat(answer.path("answer").asText()).isIn("warned", "refused");
      assertThat(answer.path("reasons")).isNotEmpty();
      assertThat(answer.toString()).doesNotContain("8497").doesNotContain("8,497");
    }
  }

  @Test
  void aDifferenceThatWasThereBeforeTheTrainingIsARefusalWithoutANumber() {
    JsonNode answer = ask("\"design\": \"observational\", \"untouched\": [\"re75\"], " + KNOWN);

    assertThat(answer.path("answer").asText()).isEqualTo("refused");
    assertThat(answer.has("effect")).isFalse();
    assertThat(answer.path("evidence").asText()).startsWith("There is no number: ");
  }

  @Test
  void takingASurveyForAnExperimentIsRefused() {
    JsonNode answer = ask("\"design\": \"randomised\", " + KNOWN);

    assertThat(answer.path("answer").asText()).isIn("warned", "refused");
    assertThat(answer.toString()).doesNotContain("8497").doesNotContain("8,497");
  }

  @Test
  void tooFewPeopleAreNotEnoughData() {
    Served.Answer answer = call("\"design\": \"randomised\", \"segment\": {\"age\": 47}", "re78");

    assertThat(answer.is(ProblemType.NOT_ENOUGH_DATA).detail()).contains("needed");
  }

  @Test
  void aTreatmentNobodyToldIsNamedByItsPlace() {
    Served.Answer answer =
        served.call(
            "analytics.causal_uplift",
            """
            {"design": "randomised", "treatment": {"property": "treated", "value": "1"},
             "outcome": {"property": "re78"}, "range_days": 7}""");

    assertThat(answer.is(ProblemType.INVALID_INPUT).violations())
        .containsExactly("/treatment/property nobody told such a property in this time");
  }

  @Test
  void anOutcomeNobodyHasIsTold() {
    Served.Answer answer = call(EXPERIMENT, "re79");

    assertThat(answer.is(ProblemType.INVALID_INPUT).violations())
        .containsExactly("/outcome/property nobody told such a property in this time");
  }

  @Test
  void anOutcomeOfWordsIsTold() {
    Served.Answer answer = call("\"design\": \"randomised\"", "data_id");

    assertThat(answer.is(ProblemType.INVALID_INPUT).violations())
        .containsExactly("/outcome/property data_id is a word, not a number");
  }

  private JsonNode ask(String more) {
    Served.Answer answer = call(more, "re78");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  private Served.Answer call(String more, String outcome) {
    return served.call(
        "analytics.causal_uplift",
        """
        {"treatment": {"property": "treat", "value": "1"}, "outcome": {"property": "%s"},
         "range_days": 7, %s}"""
            .formatted(outcome, more));
  }
}
