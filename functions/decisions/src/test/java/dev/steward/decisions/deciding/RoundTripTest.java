package dev.steward.decisions.deciding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.Governed;
import dev.steward.decisions.plans.Part;
import dev.steward.decisions.plans.PlannedPolicy;
import dev.steward.journal.Entry;
import dev.steward.journal.Journal;
import dev.steward.json.Json;
import dev.steward.json.StoredJson;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the facts to the decision, what people make of it, and what came of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripTest {
  private static final String SMALL =
      """
      {"domain": "finance", "entity": "%s", "facts": {"amount": 800, "months": 24, "price": 1000,
       "income": 120, "expenses": 60, "seniority": 5, "records": false}}
      """;
  private static final String LARGE =
      SMALL.replace("800", "2500").replace("1000", "4000").replace("24", "60");

  private Governed steward;

  @BeforeAll
  void start(@TempDir Path folder) {
    steward =
        Governed.in(folder)
            .publish(
                "finance-constitution@1.0.0",
                "finance-constitution@1.1.B",
                "hr-constitution@1.0.0");
    steward.bind(
        "finance",
        new PlannedPolicy("finance-constitution@1.0.0", Part.LIVE, PlannedPolicy.WHOLE),
        new PlannedPolicy("finance-constitution@1.1.B", Part.SHADOW, 0));
    steward.bind("hr", new PlannedPolicy("hr-constitution@1.0.0", Part.LIVE, PlannedPolicy.WHOLE));
  }

  @AfterAll
  void stop() {
    steward.close();
  }

  @Test
  void aSmallLoanIsGrantedAtOnce() {
    JsonNode decision = steward.ask("decisions.decide", SMALL.formatted("c1"));

    assertThat(decision.path("verdict").asText()).isEqualTo("approve");
    assertThat(decision.path("status").asText()).isEqualTo("final");
    assertThat(decision.path("autonomy_level").asText()).isEqualTo("AL3");
    assertThat(decision.path("rule").asText()).isEqualTo("band-AL3");
    assertThat(decision.path("policy").asText()).isEqualTo("finance-constitution@1.0.0");
    assertThat(decision.path("propensity").asDouble()).isEqualTo(1);
  }

  /** The column writes all its digits out, and no integer of JSON holds so many. */
  @Test
  void anEventWithALargeNumberCanBeReadAgain() {
    steward.ask(
        "decisions.append_event",
        """
        {"type": "t.large", "entity": "c", "payload": {"n": 1e21, "list": [{"m": -1e300}, 7]}}
        """);

    JsonNode read = steward.ask("decisions.list_events", "{\"type\": \"t.large\"}");

    assertThat(StoredJson.write(read.at("/events/0/payload")))
        .isEqualTo("{\"list\":[{\"m\":-1e+300},7],\"n\":1e+21}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e160", "-1e300", "1e21"})
  void aMetricThatCannotBeIsRefused(String loss) {
    String id = steward.ask("decisions.decide", SMALL.formatted("l1")).path("decision_id").asText();

    assertThatThrownBy(
            () ->
                steward.ask(
                    "decisions.record_outcome",
                    "{\"decision_id\": \"%s\", \"metrics\": {\"repaid\": false, \"loss\": %s}}"
                        .formatted(id, loss)))
        .satisfies(
            thrown ->
                assertThat(Governed.violations(thrown))
                    .containsExactly("/metrics/loss must be between -2^53 and 2^53"));
  }

  @Test
  void decisionsOfADomainAreAChain() {
    String first = steward.ask("decisions.decide", SMALL.formatted("c2")).path("hash").asText();
    List<Entry> entries =
        steward
            .bean(TenantTransactions.class)
            .read(
                Governed.TENANT,
                tx ->
                    steward
                        .bean(Journal.class)
                        .tail(tx, Governed.TENANT, "decisions.finance", 0, 1000));

    assertThat(entries).extracting(Entry::hash).contains(first);
    for (int i = 1; i < entries.size(); i++) {
      assertThat(entries.get(i).prevHash()).isEqualTo(entries.get(i - 1).hash());
    }
  }

  /** The names that contracts/events gives them, and the views of the warehouse read. */
  @Test
  void theChainTellsWhatDashboardsRead() throws IOException {
    JsonNode decision = steward.ask("decisions.decide", SMALL.formatted("v1"));
    String id = decision.path("decision_id").asText();
    steward.ask("decisions.record_outcome", outcome(id, true));

    Map<String, JsonNode> told = new HashMap<>();
    for (Entry entry :
        steward
            .bean(TenantTransactions.class)
            .read(
                Governed.TENANT,
                tx ->
                    steward
                        .bean(Journal.class)
                        .tail(tx, Governed.TENANT, "decisions.finance", 0, 1000))) {
      JsonNode data = Json.MAPPER.readTree(entry.body()).path("data");
      if (data.path("decision").asText().equals(id)) {
        told.put(entry.type(), data);
      }
    }
    assertThat(told).containsOnlyKeys("decision.made", "decision.outcome");
    JsonNode made = Objects.requireNonNull(told.get("decision.made"));
    assertThat(made.path("domain").asText()).isEqualTo("finance");
    assertThat(made.path("policy").asText()).isEqualTo("finance-constitution");
    assertThat(made.path("version").asText()).isEqualTo("1.0.0");
    assertThat(made.path("autonomy").asText()).isEqualTo("AL3");
    assertThat(made.path("verdict").asText()).isEqualTo("approve");
    assertThat(Objects.requireNonNull(told.get("decision.outcome")).path("reward").asInt(-1))
        .isEqualTo(1);
  }

  @Test
  void theSameCallAgainIsTheSameDecision() {
    String once = SMALL.formatted("c3");
    JsonNode first = steward.ask(Governed.TENANT, "decisions.decide", once, "same", 1);

    assertThat(steward.ask(Governed.TENANT, "decisions.decide", once, "same", 1)).isEqualTo(first);
    assertThat(steward.ask(Governed.TENANT, "decisions.decide", once, "same", 2)).isEqualTo(first);
  }

  @Test
  void aLargeLoanWaitsUntilPeopleHaveDecidedOnce() {
    JsonNode decision = steward.ask("decisions.decide", LARGE.formatted("c4"));
    assertThat(decision.path("status").asText()).isEqualTo("waiting");
    assertThat(decision.path("autonomy_level").asText()).isEqualTo("AL1");
    String resolve =
        "{\"decision_id\": \"%s\", \"verdict\": \"%s\"}"
            .formatted(decision.path("decision_id").asText(), "%s");

    JsonNode resolved =
        steward.askApproved("grace", "decisions.resolve", resolve.formatted("deny"));

    assertThat(resolved.path("status").asText()).isEqualTo("resolved");
    assertThat(steward.ask("decisions.resolve", resolve.formatted("deny"))).isEqualTo(resolved);
    refused(
        ProblemType.CONFLICT, () -> steward.ask("decisions.resolve", resolve.formatted("approve")));
    String id = decision.path("decision_id").asText();
    assertThat(
            steward
                .bean(TenantTransactions.class)
                .read(
                    Governed.TENANT,
                    tx -> steward.bean(DecisionRows.class).find(tx, Governed.TENANT, id))
                .orElseThrow()
                .resolvedBy())
        .contains("grace");
  }

  @Test
  void nobodyResolvesWhatWasNotAsked() {
    String id = steward.ask("decisions.decide", SMALL.formatted("c5")).path("decision_id").asText();

    refused(
        ProblemType.CONFLICT,
        () ->
            steward.ask(
                "decisions.resolve",
                "{\"decision_id\": \"%s\", \"verdict\": \"deny\"}".formatted(id)));
  }

  @Test
  void whatFailedBeforeIsKnownNextTime() {
    String id = steward.ask("decisions.decide", SMALL.formatted("c6")).path("decision_id").asText();
    JsonNode outcome = steward.ask("decisions.record_outcome", outcome(id, false));
    assertThat(outcome.path("success").asBoolean(true)).isFalse();

    JsonNode next = steward.ask("decisions.decide", SMALL.formatted("c6"));

    assertThat(next.path("rule").asText()).isEqualTo("failed-us");
    assertThat(next.path("verdict").asText()).isEqualTo("escalate");
  }

  @Test
  void anOutcomeIsTakenOnceAndCorrectedByAnother() {
    String id = steward.ask("decisions.decide", SMALL.formatted("c7")).path("decision_id").asText();

    assertThat(revision(outcome(id, true))).isEqualTo("1 true");
    assertThat(revision(outcome(id, true))).isEqualTo("1 false");
    assertThat(revision(outcome(id, false))).isEqualTo("2 true");
    assertThat(revision(outcome(id, true))).isEqualTo("3 true");
  }

  @Test
  void whatIsWrongWithTheFactsIsNamed() {
    assertThatThrownBy(
            () ->
                steward.ask(
                    "decisions.decide",
                    """
                    {"domain": "finance", "entity": "c8", "facts": {"amount": "much", "months": 0,
                     "price": 1, "seniority": 1, "colour": "red"}}
                    """))
        .satisfies(
            thrown ->
                assertThat(Governed.violations(thrown))
                    .containsExactlyInAnyOrder(
                        "/facts/amount must be a number",
                        "/facts/months must be at least 1",
                        "/facts/colour is not known here",
                        "/facts/records is required"));
  }

  @Test
  void aDomainThatNobodyGovernsDecidesNothing() {
    refused(
        ProblemType.NOT_FOUND,
        () -> steward.ask("decisions.decide", SMALL.formatted("c9").replace("finance", "law")));
  }

  @Test
  void anotherTenantsDecisionIsNotThere() {
    String id = steward.ask("decisions.decide", SMALL.formatted("d1")).path("decision_id").asText();

    refused(
        ProblemType.NOT_FOUND,
        () ->
            steward.ask(
                new TenantId("globex"), "decisions.record_outcome", outcome(id, true), "k", 1));
    refused(
        ProblemType.NOT_FOUND,
        () -> steward.ask("decisions.record_outcome", outcome("dec_nothing", true)));
  }

  @Test
  void whatIsPersonalIsKeptAsATokenThatJoins() {
    String id =
        steward
            .ask(
                "decisions.decide",
                """
                {"domain": "hr", "entity": "e1", "facts": {"request": "expense", "cost": 20,
                 "tenure_months": 9, "employee": "Grace Hopper", "note": "for a modem"}}
                """)
            .path("decision_id")
            .asText();

    Decision kept =
        steward
            .bean(TenantTransactions.class)
            .read(
                Governed.TENANT,
                tx -> steward.bean(DecisionRows.class).find(tx, Governed.TENANT, id))
            .orElseThrow()
            .decision();
    assertThat(kept.facts().path("request").asText()).isEqualTo("expense");
    assertThat(kept.facts().toString()).doesNotContain("Hopper", "modem", "REDACTED");
  }

  @Test
  void aShadowDecidesNothingAndWhatItWouldHaveDecidedIsKept() throws SQLException {
    JsonNode decision =
        steward.ask(
            "decisions.decide",
            SMALL.formatted("s1").replace("\"records\"", "\"job\": \"partime\", \"records\""));

    assertThat(decision.path("verdict").asText()).isEqualTo("approve");
    try (var connection = steward.superuser();
        var select =
            connection.prepareStatement(
                "SELECT policy, verdict, rule FROM governance.shadow_decision WHERE decision = ?")) {
      select.setString(1, decision.path("decision_id").asText());
      try (var row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString("policy")).isEqualTo("finance-constitution@1.1.B");
        assertThat(row.getString("verdict")).isEqualTo("escalate");
        assertThat(row.getString("rule")).isEqualTo("part-time");
        assertThat(row.next()).isFalse();
      }
    }
  }

  private String revision(String report) {
    JsonNode recorded = steward.ask("decisions.record_outcome", report);
    return recorded.path("revision").asText() + " " + recorded.path("changed").asText();
  }

  private static String outcome(String decision, boolean repaid) {
    return "{\"decision_id\": \"%s\", \"metrics\": {\"repaid\": %s}}".formatted(decision, repaid);
  }

  private static void refused(ProblemType type, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Fault.class, it -> assertThat(it.type()).isEqualTo(type));
  }
}
