package dev.steward.decisions.deciding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.decisions.Governed;
import dev.steward.decisions.Served;
import dev.steward.decisions.memory.Backfill;
import dev.steward.decisions.memory.CountingWords;
import dev.steward.decisions.plans.Part;
import dev.steward.decisions.plans.PlannedPolicy;
import dev.steward.ports.embeddings.EmbedderUnavailable;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped policy of hr looks at what came of requests that were alike. */
class SimilarCasesTest {
  private final CountingWords embedder = new CountingWords();
  private Served served;
  private int employees;

  @BeforeEach
  void start(@TempDir Path folder) {
    served = Served.in(folder, embedder);
    served
        .governed()
        .publish("hr-constitution@1.0.0")
        .bind("hr", new PlannedPolicy("hr-constitution@1.0.0", Part.LIVE, PlannedPolicy.WHOLE));
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void whatWentWrongFiveTimesIsForPeopleTheSixthTime() {
    for (int i = 0; i < 5; i++) {
      remember(expense(false), false);
    }

    JsonNode sixth = expense(false);

    assertThat(sixth.path("rule").asText()).isEqualTo("others-like-it-went-wrong");
    assertThat(sixth.path("verdict").asText()).isEqualTo("escalate");
  }

  @Test
  void tooFewNeighboursSayNothing() {
    for (int i = 0; i < 4; i++) {
      remember(expense(false), false);
    }
    remember(expense(false));

    assertThat(expense(false).path("rule").asText()).isEqualTo("band-AL3");
  }

  @Test
  void whoAsksIsToldWhichCasesWereAlike() {
    JsonNode first = expense(false);
    remember(first, true);

    JsonNode second = expense(true);

    assertThat(second.at("/similar/0/decision_id")).isEqualTo(first.path("decision_id"));
    assertThat(second.at("/similar/0/similarity").asDouble()).isGreaterThan(0.9);
    String path = "/v1/decisions/" + second.path("decision_id").asText();
    assertThat(served.get(path + "?debug=true").at("/similar/0/decisionId"))
        .isEqualTo(first.path("decision_id"));
    assertThat(served.get(path).body().has("similar")).isFalse();
  }

  @Test
  void whoDoesNotAskIsNot() {
    remember(expense(false), true);

    assertThat(expense(false).has("similar")).isFalse();
  }

  @Test
  void whereNothingIsRememberedNoneIsAlike() {
    assertThat(expense(true).path("similar")).isEmpty();
  }

  @Test
  void nothingIsDecidedWithoutWhatThePolicyDecidesBy() {
    embedder.broken = true;

    assertThatThrownBy(() -> expense(false)).isInstanceOf(EmbedderUnavailable.class);
  }

  @Test
  void whatIsOnlyToBeSeenKeepsNobodyFromDeciding() {
    embedder.broken = true;
    String finance = "finance-constitution@1.0.0";
    served
        .governed()
        .publish(finance)
        .bind("finance", new PlannedPolicy(finance, Part.LIVE, PlannedPolicy.WHOLE));

    JsonNode decided =
        served
            .governed()
            .ask(
                "decisions.decide",
                """
                {"domain": "finance", "entity": "c1", "debug": true,
                 "facts": {"amount": 500, "months": 24, "price": 1000, "income": 120,
                           "expenses": 60, "seniority": 5, "records": false}}
                """);

    assertThat(decided.path("verdict").asText()).isEqualTo("approve");
    assertThat(decided.path("similar")).isEmpty();
  }

  private JsonNode expense(boolean debug) {
    return served
        .governed()
        .ask(
            "decisions.decide",
            """
            {"domain": "hr", "entity": "e%d", "debug": %s,
             "facts": {"request": "expense", "cost": 120, "tenure_months": 20}}
            """
                .formatted(employees++, debug));
  }

  private void remember(JsonNode decision, boolean kept) {
    served
        .governed()
        .ask(
            "decisions.record_outcome",
            "{\"decision_id\": \"%s\", \"metrics\": {\"kept\": %s}}"
                .formatted(decision.path("decision_id").asText(), kept));
    remember(decision);
  }

  private void remember(JsonNode decision) {
    assertThat(decision.path("rule").asText()).isEqualTo("band-AL3");
    served.governed().bean(Backfill.class).run(Governed.TENANT, "hr", 100);
  }
}
