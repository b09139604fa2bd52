package dev.steward.analytics.retention;

import static dev.steward.analytics.Asked.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.analytics.Asked;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Forty begin in January 1997; ten of them come back in February, five in March. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetentionToolTest {
  private Asked asked;

  @BeforeAll
  void load(@TempDir Path folder) {
    asked = Asked.in(folder);
    for (int i = 0; i < 40; i++) {
      asked.event("u" + i, "purchase", Instant.parse("1997-01-05T12:00:00Z"), "{}");
      if (i < 10) {
        asked.event("u" + i, "purchase", Instant.parse("1997-02-05T12:00:00Z"), "{}");
      }
      if (i >= 38 || i < 3) {
        asked.event("u" + i, "purchase", Instant.parse("1997-03-05T12:00:00Z"), "{}");
      }
    }
    asked.event("late", "purchase", Instant.parse("1997-03-31T12:00:00Z"), "{}").land();
  }

  @AfterAll
  void close() {
    asked.close();
  }

  @Test
  void cohortsSayWhoCameBackAndHowSureThatIs() {
    JsonNode answer = ask("\"from\": \"1997-01-01\", \"to\": \"1997-03-31\", \"periods\": 2");
    JsonNode january = answer.path("cohorts").path(0);
    assertThat(january.path("cohort").asText()).isEqualTo("1997-01-01");
    assertThat(january.path("size").asLong()).isEqualTo(40);
    assertThat(january.path("periods").findValuesAsText("classic"))
        .containsExactly("40", "10", "5");
    assertThat(january.path("periods").findValuesAsText("rolling"))
        .containsExactly("40", "12", "5");
    JsonNode share = january.path("periods").path(1).path("classic_share");
    assertThat(share.path("estimate").asDouble()).isEqualTo(0.25);
    assertThat(share.path("low").asDouble()).isBetween(0.13, 0.15);
    assertThat(share.path("high").asDouble()).isBetween(0.39, 0.41);
    assertThat(answer.path("basis").path("n").asLong()).isEqualTo(41);
  }

  @Test
  void aSmallCohortHasNoShare() {
    JsonNode march =
        ask("\"from\": \"1997-01-01\", \"to\": \"1997-03-31\"").path("cohorts").path(1);
    assertThat(march.path("size").asLong()).isEqualTo(1);
    assertThat(march.path("periods").path(0).has("classic_share")).isFalse();
  }

  @Test
  void aPeriodThatHasNotEndedIsNotComplete() {
    JsonNode january =
        ask("\"from\": \"1997-01-01\", \"to\": \"1997-03-15\"").path("cohorts").path(0);
    assertThat(january.path("periods").findValuesAsText("complete"))
        .containsExactly("true", "true", "false");
  }

  @Test
  void whatNeverWasIsTold() {
    assertThat(
            violations(
                catchThrowable(
                    () ->
                        asked.ask(
                            "analytics.cohort_retention",
                            "{\"start_event\": \"purchace\", \"return_event\": \"x\"}"))))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("/start_event no event of the type purchace");
  }

  @Test
  void aTimeInWhichNobodyBeganIsNotEnough() {
    assertThatThrownBy(() -> ask("\"from\": \"1999-01-01\", \"to\": \"1999-02-01\""))
        .hasMessageContaining("nobody began in this time");
  }

  @Test
  void timesThatAreNoneAreRefused() {
    assertThat(violations(catchThrowable(() -> ask("\"to\": \"1999-02-01\""))))
        .containsExactly("/from is needed where to is given");
    assertThat(
            violations(
                catchThrowable(() -> ask("\"from\": \"1999-02-02\", \"to\": \"1999-02-01\""))))
        .containsExactly("/to is before from");
    assertThat(violations(catchThrowable(() -> ask("\"range_days\": 3, \"from\": \"1999-02-02\""))))
        .containsExactly("/range_days is not given together with from and to");
    assertThatThrownBy(() -> ask("\"from\": \"1999-02-30\""))
        .hasMessageContaining("must be a day such as");
    assertThatThrownBy(() -> ask("\"from\": \"9999-01-01\""))
        .hasMessageContaining("must be in the years");
  }

  private JsonNode ask(String more) {
    return asked.ask(
        "analytics.cohort_retention", "{\"start_event\": \"purchase\", %s}".formatted(more));
  }
}
