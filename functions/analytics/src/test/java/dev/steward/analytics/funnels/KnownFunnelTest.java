package dev.steward.analytics.funnels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.analytics.Served;
import dev.steward.analytics.table.Loaded;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lending process whose counts are published with it. It has 2,627 who sign; 332 of them had no
 * file submitted, so that 2,295 pass the funnel.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnownFunnelTest {
  private static final String FUNNEL =
      """
      {"range_days": 30, "funnel": {"name": "loan", "steps": [
        {"event_name": "Request Appointment"}, {"event_name": "Set Appointment"},
        {"event_name": "Submit File to Underwriter"},
        {"event_name": "Sign Loan Agreement"}]}%s}""";

  private Served served;

  @BeforeAll
  void load(@TempDir Path folder) {
    served = Served.in(folder);
    Loaded.lending(served.data());
  }

  @AfterAll
  void close() {
    served.close();
  }

  @Test
  void theStepsHaveTheCountsThatAreKnown() {
    JsonNode steps = served.ask("analytics.funnel_summary", FUNNEL.formatted("")).path("steps");

    assertThat(steps.findValuesAsText("users")).containsExactly("10000", "9038", "7082", "2295");
    assertThat(steps.at("/3/conversion_from_prev").asDouble()).isEqualTo(2295.0 / 7082);
  }

  @Test
  void theWorstStepIsTheLastWithItsIntervalAndExamples() {
    JsonNode answer = served.ask("growth.identify_dropoffs", FUNNEL.formatted(", \"worst\": 2"));

    JsonNode worst = answer.at("/dropoffs/0");
    assertThat(worst.path("event_name").asText()).isEqualTo("Submit File to Underwriter");
    assertThat(worst.path("next_event_name").asText()).isEqualTo("Sign Loan Agreement");
    assertThat(worst.path("reached").asLong()).isEqualTo(7082);
    assertThat(worst.path("lost").asLong()).isEqualTo(7082 - 2295);
    JsonNode share = worst.path("lost_share");
    assertThat(share.path("estimate").asDouble()).isEqualTo(4787.0 / 7082);
    assertThat(share.path("low").asDouble()).isBetween(0.664, 0.666);
    assertThat(share.path("high").asDouble()).isBetween(0.686, 0.688);
    assertThat(worst.path("examples")).isNotEmpty();
    assertThat(worst.path("did_next")).isNotEmpty();
    assertThat(answer.path("dropoffs")).hasSize(2);
    assertThat(answer.at("/basis/n").asLong()).isEqualTo(10_000);
  }

  @Test
  void theProtectedFallOutMore() {
    double theirs = lost(", \"segment\": {\"case_protected\": \"true\"}");
    double others = lost(", \"segment\": {\"case_protected\": \"false\"}");

    assertThat(theirs).isBetween(others + 0.26, others + 0.27);
  }

  private double lost(String more) {
    JsonNode all = served.ask("growth.identify_dropoffs", FUNNEL.formatted(more));
    for (JsonNode each : all.path("dropoffs")) {
      if (each.path("step").asInt() == 3) {
        return each.at("/lost_share/estimate").asDouble();
      }
    }
    throw new AssertionError(all.toString());
  }
}
