package dev.steward.decisions.constitutions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.Json;
import dev.steward.policy.InvalidPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a constitution takes for outcomes is found wrong when it is published. */
class OutcomeEventsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: a.b, metrics: {paid: true}}                  | metrics/paid is not known here",
        "{type: a.b, metrics: {}}                            | metrics/repaid is required",
        "{type: a.b, metrics: {repaid: 'yes'}}               | metrics/repaid must be true or false",
        "{type: a.b, metrics: {}, elapsed: {repaid: days}}   | metrics/repaid must be true or false",
        "{type: a.b, metrics: {repaid: true}, facts: {x: y}} | x is not declared",
        "{type: a.b, metrics: {repaid: true}, facts: {applicant: y}} | applicant is not declared",
        "{type: a.b, metrics: {repaid: true}, verdict: maybe} | verdict",
        "{metrics: {repaid: true}}                           | type",
      })
  void whatCannotBeReportedIsNotPublished(String event, String mistake) {
    InvalidPolicy invalid =
        catchThrowableOfType(InvalidPolicy.class, () -> ConstitutionText.read(with(event)));

    assertThat(invalid.violations().toString()).contains("/outcome/events/0", mistake);
  }

  @Test
  void theFirstThatFitsCounts() {
    OutcomeTerms terms =
        ConstitutionText.read(
                with(
                    "{type: a.b, payload: {how: badly}, metrics: {repaid: false}},"
                        + " {type: a.b, metrics: {repaid: true}}"))
            .outcome();

    assertThat(told(terms, "a.b", "badly")).isEqualTo("{\"repaid\":false}");
    assertThat(told(terms, "a.b", "well")).isEqualTo("{\"repaid\":true}");
    assertThat(told(terms, "a.c", "well")).isEqualTo("nothing");
  }

  private static String told(OutcomeTerms terms, String type, String how) {
    JsonNode payload = Json.object().put("how", how);
    return terms
        .told(type, payload, Verdict.APPROVE, Json.object(), Duration.ZERO)
        .map(JsonNode::toString)
        .orElse("nothing");
  }

  private static String with(String events) {
    return Loans.plain()
        .with("success: outcome.repaid", "success: outcome.repaid\n  events: [" + events + "]")
        .text();
  }
}
