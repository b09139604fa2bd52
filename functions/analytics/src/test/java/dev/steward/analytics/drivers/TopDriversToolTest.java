package dev.steward.analytics.drivers;

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

/** Of 7,043 customers 26.5 % leave; the contract tells most of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopDriversToolTest {
  private Served served;

  @BeforeAll
  void load(@TempDir Path folder) {
    served = Served.in(folder);
    Loaded.telco(served.data());
  }

  @AfterAll
  void close() {
    served.close();
  }

  @Test
  void theContractIsFirstWithItsEvidenceInASentence() {
    JsonNode first = churn("").path("drivers").path(0);

    assertThat(first.path("name").asText()).isEqualTo("contract");
    assertThat(first.path("evidence").asText())
        .startsWith(
            "Users with contract Month-to-month have customer.churned in 42.7 % of cases, others in"
                + " 6.8 %: 36.0 points more (33.7 to 38.1), n = 3,875 of 7,043.")
        .contains("Strength 0.41 (0.39 to 0.43, 95 %)")
        .contains("Users as they were 24 h after their first event");
    assertThat(first.path("confidence").asDouble()).isEqualTo(0.999);
  }

  @Test
  void numbersHaveADirectionAndTwoTogetherAreTold() {
    JsonNode drivers = churn("").path("drivers");

    assertThat(named(drivers, "tenure").path("direction").asText()).isEqualTo("negative");
    assertThat(named(drivers, "monthly_charges").path("direction").asText()).isEqualTo("positive");
    assertThat(named(drivers, "contract").path("direction").asText()).isEqualTo("mixed");
    assertThat(drivers.findValuesAsText("name")).anyMatch(name -> name.contains(" with "));
  }

  @Test
  void whatCouldBeChanceIsNoDriver() {
    assertThat(churn("").path("drivers").findValuesAsText("name"))
        .doesNotContain("phone_service", "female", "rownames");
  }

  @Test
  void onlyTheCandidatesAreLookedAt() {
    assertThat(
            churn(", \"candidate_features\": [\"tenure\", \"female\"]")
                .path("drivers")
                .findValuesAsText("name"))
        .containsExactly("tenure");
  }

  @Test
  void aSegmentIsAskedAboutAlone() {
    JsonNode drivers = churn(", \"segment\": {\"contract\": \"Two year\"}").path("drivers");

    assertThat(drivers.findValuesAsText("name")).doesNotContain("contract");
    assertThat(drivers.path(0).path("evidence").asText()).contains("of 1,695.");
  }

  @Test
  void theMeanOfAPropertyHasDriversToo() {
    JsonNode answer =
        served.ask(
            "analytics.top_drivers",
            "{\"range_days\": 7, \"target\": {\"metric\": \"avg(monthly_charges)\"}}");

    assertThat(answer.at("/drivers/0/name").asText()).isEqualTo("internet_service");
    assertThat(answer.at("/drivers/0/evidence").asText()).contains("n = 3,096 of 7,043");
  }

  private JsonNode churn(String more) {
    return served.ask(
        "analytics.top_drivers",
        """
        {"range_days": 7, "target": {"metric": "churn", "event_name": "customer.churned"}%s}"""
            .formatted(more));
  }

  private static JsonNode named(JsonNode drivers, String name) {
    for (JsonNode driver : drivers) {
      if (driver.path("name").asText().equals(name)) {
        return driver;
      }
    }
    throw new AssertionError("no driver " + name + " among " + drivers);
  }
}
