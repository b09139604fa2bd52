package dev.steward.decisions.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.decisions.Served;
import dev.steward.decisions.constitutions.Constitutions;
import dev.steward.decisions.constitutions.Loans;
import dev.steward.json.Json;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published once and for ever, or refused with the line that is wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyApiTest {
  private Served served;

  @BeforeAll
  void start(@TempDir Path folder) {
    served = Served.in(folder);
    served
        .governed()
        .publish(
            "finance-constitution@1.0.0", "finance-constitution@1.1.B", "hr-constitution@1.0.0");
    served
        .put(
            "/v1/plans/hr",
            """
            {"policies": [{"policy": "hr-constitution@1.0.0", "role": "live", "weight": 10000}],
             "reason": "a test"}
            """)
        .is(200);
  }

  @AfterAll
  void stop() {
    served.close();
  }

  @Test
  void whatIsPublishedIsShownAsItWasWritten() {
    String cases =
        """
        cases:
          - name: small
            facts: {amount: 10, months: 1}
            expect: {verdict: approve, level: AL3, rule: band-AL3}
        """;
    String text = named("shown").text();

    Served.Answer published = served.publish(text, Optional.of(cases)).is(201);

    assertThat(published.response().headers().firstValue("Location"))
        .contains("/v1/constitutions/shown@1.0.0");
    Served.Answer shown = served.get("/v1/constitutions/shown@1.0.0").is(200);
    assertThat(shown.at("/policy").asText()).isEqualTo(text);
    assertThat(shown.at("/cases").asText()).isEqualTo(cases);
    assertThat(shown.at("/publishedBy").asText()).isEqualTo("someone");
    assertThat(shown.at("/digest").asText()).startsWith("sha256:");
    assertThat(served.get("/v1/constitutions").is(200).body().findValuesAsText("id"))
        .contains("shown@1.0.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          facts.months > 60        | facts.mnths > 60             | line 12, column 11: facts.mnths is not declared, or cannot be read here
          facts.months > 60        | facts.months > 6 && known.incme | line 12, column 31: known.incme is not declared, or cannot be read here
          facts.months > 60        | features.denied_30d > 1.0    | line 12, column 11: features.denied_30d is not declared, or cannot be read here
          facts.months > 60        | month > 60                   | line 12, column 11: undeclared reference to 'month'
          facts.months > 60        | facts.amount / facts.months > 1.0 | line 12, column
          facts.months > 60        | facts.age > 60               | line 12, column 11: facts.age is protected: no expression may read it
          facts.months > 60        | known.applicant              | line 12, column 11: facts.applicant is personal: no expression may read it
          facts.months > 60        | facts.months                 | line 12, column
          upTo: 1000               | upTo: 500                    | line 20, column 14: must be more than that of the band before
          upTo: 1000               | upTo: 100                    | line 20, column 14: must be more than that of the band before
          level: AL1, verdict: approve | level: AL1, verdict: escalate | line 20, column 27: AL0 and the verdict escalate go together
          level: AL2               | level: AL0                   | line 14, column 12: where people decide, the verdict is escalate
          success: outcome.repaid  | success: facts.amount > 1.0  | line 26, column 12: facts.amount is not declared, or cannot be read here
          money: facts.amount      | money: facts.applicant       | line 22, column 8: facts.applicant is personal
          version: 1.0.0           | version: newest              | line 2, column 10:
          domain: lending          | domain: lending & more       | line 3, column 9:
          guards:                  | gards:                       | line 10, column
          name: too-long           | name: unsure                 | line 11, column 11: stands for something else in reasons
          amount: {type: number, minimum: 0} | amount: {type: number, minimum: 9, maximum: 5} | line 5, column 35: is above the maximum
          measure: facts.amount    | measure: facts.amount > 1.0  | line 17, column 12: must be a number
          money: facts.amount      | money: '"much"'              | line 22, column
          """)
  void everyMistakeIsNamedByLineAndColumn(String before, String after, String message) {
    Served.Answer refused =
        served
            .publish(named("mistaken").with(before, after).text(), Optional.empty())
            .is(ProblemType.INVALID_INPUT);

    assertThat(refused.violations()).as(refused.text()).anyMatch(line -> line.contains(message));
    served.get("/v1/constitutions/mistaken").is(ProblemType.NOT_FOUND);
  }

  @Test
  void everyUndeclaredNameIsNamedWhereItStandsOnLaterLinesToo() {
    String when = "|\n      facts.months > 60 &&\n      facts.mnths > 1 && known.incme";

    assertThat(
            served
                .publish(named("mistaken").when(when).text(), Optional.empty())
                .is(ProblemType.INVALID_INPUT)
                .violations())
        .containsExactly(
            "/guards/0/when line 14, column 7: facts.mnths is not declared, or cannot be read here",
            "/guards/0/when line 14, column 26: known.incme is not declared, or cannot be read here");
  }

  @Test
  void textThatIsNoYamlIsRefusedByLine() {
    assertThat(
            served
                .publish("name: x\n  version: [", Optional.empty())
                .is(ProblemType.INVALID_INPUT)
                .text())
        .contains("line 2");
    served.publish("", Optional.empty()).is(ProblemType.INVALID_INPUT);
    served.publish("- a\n- b\n", Optional.empty()).is(ProblemType.INVALID_INPUT);
    served.post("/v1/constitutions", "{}").is(ProblemType.INVALID_INPUT);
    served.post("/v1/constitutions", "{\"policy\": 7}").is(ProblemType.INVALID_INPUT);
  }

  @Test
  void aCaseThatComesOutOtherwiseIsNamedWithItsLine() {
    Served.Answer refused =
        served
            .publish(
                named("unproven").text(),
                Optional.of(
                    """
                    cases:
                      - name: a small loan is granted
                        facts: {amount: 500, months: 1}
                        expect: {verdict: approve, level: AL3, rule: band-AL3}
                      - name: a cent more waits
                        facts: {amount: 500.01, months: 1}
                        expect: {verdict: approve, level: AL3, rule: band-AL3}
                    """))
            .is(ProblemType.INVALID_INPUT);

    assertThat(refused.violations())
        .containsExactly(
            "/cases/1/expect line 7, column 5: a cent more waits: expected approve at AL3 by"
                + " band-AL3, got approve at AL1 by band-AL1 (a person agrees)");
    assertThat(refused.at("/detail").asText())
        .isEqualTo("the policy does not decide as 1 of its 2 cases say");
    served.get("/v1/constitutions/unproven").is(ProblemType.NOT_FOUND);
  }

  @Test
  void factsOfACaseMustBeFacts() {
    Served.Answer refused =
        served
            .publish(
                named("unproven").text(),
                Optional.of(
                    """
                    cases:
                      - name: of another domain
                        facts: {amount: much, months: 1}
                        expect: {verdict: approve, level: AL3, rule: band-AL3}
                    """))
            .is(ProblemType.INVALID_INPUT);

    assertThat(refused.violations())
        .containsExactly("/cases/0/facts/amount line 3, column 21: must be a number");
  }

  @Test
  void aVersionIsNeverAnother() {
    served.publish(named("kept").text(), Optional.empty()).is(201);
    served.publish(named("kept").text(), Optional.empty()).is(201);

    served
        .publish(named("kept").with("upTo: 500", "upTo: 501").text(), Optional.empty())
        .is(ProblemType.CONFLICT);

    assertThat(served.get("/v1/constitutions/kept@1.0.0").at("/policy").asText())
        .contains("upTo: 500,");
  }

  @Test
  void aNameBelongsToOneDomain() {
    served.publish(named("settled").text(), Optional.empty()).is(201);

    served
        .publish(
            named("settled").version("1.1.0").with("domain: lending", "domain: borrowing").text(),
            Optional.empty())
        .is(ProblemType.CONFLICT);
  }

  @Test
  void aNameAloneMeansItsLatestVersionThatIsNoVariant() {
    assertThat(served.get("/v1/constitutions/finance-constitution").is(200).at("/id").asText())
        .isEqualTo("finance-constitution@1.0.0");
    served.get("/v1/constitutions/finance-constitution@9.9.9").is(ProblemType.NOT_FOUND);
    served.get("/v1/constitutions/finance-constitution@new").is(ProblemType.INVALID_INPUT);
  }

  @Test
  void aDiffNamesWhatChangesPlaceByPlace() {
    Served.Answer diff =
        served
            .get("/v1/constitutions/finance-constitution@1.0.0/diff?to=finance-constitution@1.1.B")
            .is(200);

    assertThat(diff.body().path("changes").findValuesAsText("at"))
        .contains("/guards/new-in-work/when", "/guards/part-time", "/description")
        .doesNotContain("/version", "/guards");
  }

  @Test
  void whatAPlanNamesIsNotRetired() {
    served.post("/v1/constitutions/hr-constitution@1.0.0/retire", "").is(ProblemType.CONFLICT);
  }

  @Test
  void whatIsRetiredStaysReadableAndIsBoundNoMore() {
    served.publish(named("retired").text(), Optional.empty()).is(201);
    served.post("/v1/constitutions/retired/retire", "").is(ProblemType.INVALID_INPUT);
    served.post("/v1/constitutions/nothing@1.0.0/retire", "").is(ProblemType.NOT_FOUND);

    served.post("/v1/constitutions/retired@1.0.0/retire", "").is(200);

    served.publish(named("retired").text(), Optional.empty()).is(ProblemType.CONFLICT);
    Served.Answer again = served.post("/v1/constitutions/retired@1.0.0/retire", "").is(200);
    assertThat(again.at("/retiredAt").asText()).isNotEmpty();
    assertThat(served.get("/v1/constitutions/retired@1.0.0").is(200).at("/policy").asText())
        .isNotEmpty();
    served.get("/v1/constitutions/retired").is(ProblemType.NOT_FOUND);
    served
        .put(
            "/v1/plans/lending",
            """
            {"policies": [{"policy": "retired@1.0.0", "role": "live", "weight": 10000}],
             "reason": "a test"}
            """)
        .is(ProblemType.CONFLICT);
  }

  @Test
  void otherTenantsSeeNothing() {
    for (String path :
        new String[] {
          "/v1/constitutions/hr-constitution@1.0.0",
          "/v1/constitutions/hr-constitution@1.0.0/diff?to=hr-constitution@1.0.0",
          "/v1/plans/hr",
          "/v1/scorecards/hr",
          "/v1/replays/page?policy=hr-constitution"
        }) {
      asGlobex("GET", path, "").is(ProblemType.NOT_FOUND);
    }
    asGlobex("POST", "/v1/constitutions/hr-constitution@1.0.0/retire", "{}")
        .is(ProblemType.NOT_FOUND);
    asGlobex("POST", "/v1/replays", "{\"policy\": \"hr-constitution\"}").is(ProblemType.NOT_FOUND);
    assertThat(asGlobex("GET", "/v1/constitutions", "").is(200).text())
        .isEqualTo("{\"policies\":[]}");
    assertThat(asGlobex("GET", "/v1/plans", "").is(200).text()).isEqualTo("{\"plans\":[]}");
    assertThat(asGlobex("GET", "/v1/decisions?domain=hr", "").is(200).text())
        .isEqualTo("{\"decisions\":[]}");
  }

  @Test
  void anotherTenantMayPublishTheSameNameWithOtherContent() {
    String text = Constitutions.text("hr-constitution@1.0.0").replace("usual and small", "usual");

    served
        .send(
            "POST",
            "/v1/constitutions",
            "initech",
            Role.ADMIN,
            Json.object().put("policy", text).toString())
        .is(201);

    assertThat(served.get("/v1/constitutions/hr-constitution").at("/policy").asText())
        .contains("usual and small");
  }

  private Served.Answer asGlobex(String method, String path, String body) {
    return served.send(method, path, "globex", Role.ADMIN, body);
  }

  private static Loans named(String name) {
    return Loans.plain().with("name: loans", "name: " + name);
  }
}
