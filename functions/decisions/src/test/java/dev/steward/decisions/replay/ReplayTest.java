package dev.steward.decisions.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.ProblemType;
import dev.steward.decisions.Served;
import dev.steward.decisions.constitutions.Constitutions;
import dev.steward.decisions.plans.Part;
import dev.steward.decisions.plans.PlannedPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Forty loans are decided by 1.0.0: twenty small ones to people long in work, ten to people with
 * one year in work, six large ones, four of part-time workers. Other policies then decide them
 * again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {
  private static final String VARIANT = "finance-constitution@1.1.B";

  private Served served;

  @BeforeAll
  void decide(@TempDir Path folder) {
    served = Served.in(folder);
    served.governed().publish("finance-constitution@1.0.0", VARIANT);
    served
        .governed()
        .bind(
            "finance",
            new PlannedPolicy("finance-constitution@1.0.0", Part.LIVE, PlannedPolicy.WHOLE));
    for (int i = 0; i < 40; i++) {
      loan(
          "c" + i,
          i >= 30 && i < 36 ? 3_500 : 800,
          i >= 20 && i < 30 ? 1 : 5,
          i >= 36 ? "partime" : "fixed");
    }
  }

  @AfterAll
  void stop() {
    served.close();
  }

  @Test
  void everyDecisionIsCountedOnceByVerdictLevelAndRule() {
    JsonNode report = replay("{\"policy\": \"" + VARIANT + "\"}");

    assertThat(report.path("decisions").asInt()).isEqualTo(40);
    assertThat(report.path("replayed").asInt()).isEqualTo(40);
    assertThat(report.path("same").asInt()).isEqualTo(26);
    assertThat(report.path("changed").asInt()).isEqualTo(14);
    assertThat(moves(report.path("verdicts")))
        .containsExactly(
            "approve approve 20 16000", "approve escalate 14 11200", "escalate escalate 6 21000");
    assertThat(moves(report.path("levels")))
        .containsExactly("AL0 AL0 6 21000", "AL3 AL0 14 11200", "AL3 AL3 20 16000");
    assertThat(moves(report.path("rules")))
        .containsExactly("band-AL3 new-in-work 10 8000", "band-AL3 part-time 4 3200");
    assertThat(report.path("moneyAffected").asInt()).isEqualTo(11_200);
    assertThat(report.path("notReplayed")).isEmpty();
  }

  @Test
  void aChangeIsExplainedByTheFactThatAloneMakesIt() {
    JsonNode rules = replay("{\"policy\": \"" + VARIANT + "\"}").path("rules");

    assertThat(rules.at("/0/reason").asText()).isEqualTo("less than two years in the present work");
    assertThat(rules.at("/0/factors").toString())
        .isEqualTo("[{\"fact\":\"facts.seniority\",\"decisions\":10,\"of\":10}]");
    assertThat(rules.at("/1/factors").toString())
        .isEqualTo("[{\"fact\":\"facts.job\",\"decisions\":4,\"of\":4}]");
  }

  @Test
  void theSamePolicyDecidesTheSame() {
    JsonNode report = replay("{\"policy\": \"finance-constitution@1.0.0\"}");

    assertThat(report.path("same").asInt()).isEqualTo(40);
    assertThat(report.path("changed").asInt()).isZero();
    assertThat(report.path("rules")).isEmpty();
    assertThat(report.path("examples")).isEmpty();
    assertThat(report.path("moneyAffected").asInt()).isZero();
  }

  @Test
  void whatCannotBeDecidedAgainIsCountedWithTheReason() {
    served
        .publish(
            Constitutions.text("finance-constitution@1.0.0")
                .replace("version: 1.0.0", "version: 2.0.0")
                .replace(
                    "values: [fixed, freelance, partime, others]",
                    "values: [fixed, freelance, others]")
                .replace("  records:", "  guarantor: {type: boolean, required: false}\n  records:"),
            Optional.empty())
        .is(201);
    served
        .publish(
            Constitutions.text("finance-constitution@1.0.0")
                .replace("version: 1.0.0", "version: 3.0.0")
                .replace("  records:", "  guarantor: {type: boolean}\n  records:"),
            Optional.empty())
        .is(201);

    JsonNode second = replay("{\"policy\": \"finance-constitution@2.0.0\"}");
    JsonNode third = replay("{\"policy\": \"finance-constitution@3.0.0\"}");

    assertThat(second.path("replayed").asInt()).isEqualTo(36);
    assertThat(second.path("same").asInt()).isEqualTo(36);
    assertThat(second.path("notReplayed").properties())
        .singleElement()
        .satisfies(
            why -> {
              assertThat(why.getKey()).startsWith("the fact job must be");
              assertThat(why.getValue().asInt()).isEqualTo(4);
            });
    assertThat(third.path("replayed").asInt()).isZero();
    assertThat(third.path("notReplayed").toString())
        .isEqualTo("{\"the fact guarantor is not known\":40}");
  }

  @Test
  void theLatestAreTakenFirst() {
    JsonNode report = replay("{\"policy\": \"" + VARIANT + "\", \"last\": 6}");

    assertThat(moves(report.path("verdicts")))
        .containsExactly("approve escalate 4 3200", "escalate escalate 2 7000");
    assertThat(
            replay("{\"policy\": \"%s\", \"since\": \"2999-01-01T00:00:00Z\"}".formatted(VARIANT))
                .path("decisions")
                .asInt())
        .isZero();
    assertThat(
            replay("{\"policy\": \"%s\", \"since\": \"2000-01-01T00:00:00Z\"}".formatted(VARIANT))
                .path("decisions")
                .asInt())
        .isEqualTo(40);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'policy': 'finance-constitution', 'last': 0}",
        "{'policy': 'finance-constitution', 'last': 1000001}",
        "{'policy': 'finance-constitution', 'last': 'all'}",
        "{'policy': 'finance-constitution', 'since': 'yesterday'}",
        "{'policy': 'finance-constitution', 'since': '2026-01-01T00:00:00Z', 'last': 5}",
        "{'policy': 'finance-constitution@soon'}",
      })
  void whatIsNoReplayIsRefused(String body) {
    served.post("/v1/replays", body.replace('\'', '"')).is(ProblemType.INVALID_INPUT);
  }

  @Test
  void aPolicyThatIsNotThereReplaysNothing() {
    served.post("/v1/replays", "{\"policy\": \"law\"}").is(ProblemType.NOT_FOUND);
  }

  @Test
  void thePageSaysTheSameAndRunsNothing() {
    Served.Answer page = served.page("/v1/replays/page?policy=" + VARIANT + "&last=40").is(200);

    assertThat(page.response().headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/html");
    assertThat(page.response().headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
    assertThat(
            served
                .post(
                    "/v1/replays",
                    "{\"policy\": \"%s\", \"last\": 40, \"page\": true}".formatted(VARIANT))
                .is(200)
                .at("/page")
                .asText())
        .startsWith("<!DOCTYPE html>");
    assertThat(page.text())
        .contains(
            "What " + VARIANT + " would have decided",
            "14 would have had another verdict, about 11,200 in money",
            "less than two years in the present work",
            "facts.seniority (10 of 10)")
        .doesNotContain("<script");
  }

  private JsonNode replay(String body) {
    return served.post("/v1/replays", body).is(200).body();
  }

  private static List<String> moves(JsonNode moves) {
    List<String> said = new ArrayList<>();
    for (JsonNode move : moves) {
      said.add(
          "%s %s %d %s"
              .formatted(
                  move.path("before").asText(),
                  move.path("after").asText(),
                  move.path("decisions").asInt(),
                  move.path("money").decimalValue().toBigInteger()));
    }
    return said;
  }

  private void loan(String customer, int amount, int seniority, String job) {
    served
        .governed()
        .ask(
            "decisions.decide",
            """
            {"domain": "finance", "entity": "%s", "facts": {"amount": %d, "months": 48,
             "price": 5000, "income": 200, "expenses": 60, "seniority": %d, "records": false,
             "job": "%s"}}
            """
                .formatted(customer, amount, seniority, job));
  }
}
