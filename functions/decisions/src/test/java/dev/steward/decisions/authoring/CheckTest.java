package dev.steward.decisions.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.decisions.Served;
import dev.steward.decisions.constitutions.Loans;
import dev.steward.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What publishing would say, without publishing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckTest {
  private static final String SMALL =
      """
      cases:
        - name: small
          facts: {amount: 10, months: 1}
          expect: {verdict: %s, level: AL3, rule: band-AL3}
      """;

  private Served served;

  @BeforeAll
  void start(@TempDir Path folder) {
    served = Served.in(folder);
  }

  @AfterAll
  void stop() {
    served.close();
  }

  @Test
  void whatIsSoundIsShownAsItWouldBeStored() {
    JsonNode said = check(Loans.plain().text(), Optional.of(SMALL.formatted("approve")));

    assertThat(said.path("sound").asBoolean()).isTrue();
    assertThat(said.path("id").asText()).isEqualTo("loans@1.0.0");
    assertThat(said.path("cases").asInt()).isEqualTo(1);
    assertThat(said.at("/json/autonomy/bands/0/upTo").asInt()).isEqualTo(500);
    assertThat(served.get("/v1/constitutions/loans@1.0.0").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          facts.months > 60     | facts.weeks > 8       | policy 12:11 /guards/0/when
          version: 1.0.0        | version: soon         | policy 2:10 /version
          verdict: deny         | verdict: perhaps      | policy 13:14 /guards/0/verdict
          upTo: 1000            | upTo: 100             | policy 20:14 /autonomy/bands/1/upTo
          name: loans           | 'name: [loans'        | policy 2:
          """)
  void aMistakeHasItsPlace(String right, String wrong, String place) {
    JsonNode said = check(Loans.plain().with(right, wrong).text(), Optional.empty());

    assertThat(said.path("sound").asBoolean()).isFalse();
    assertThat(places(said)).first().asString().startsWith(place);
  }

  @Test
  void aCaseThatComesOutOtherwiseHasItsPlaceToo() {
    JsonNode said = check(Loans.plain().text(), Optional.of(SMALL.formatted("deny")));

    assertThat(said.path("sound").asBoolean()).isFalse();
    assertThat(places(said)).singleElement().asString().startsWith("cases 4:5 /cases/0/expect");
  }

  @Test
  void casesOfABrokenPolicyAreNotRun() {
    JsonNode said = check("name: loans\n", Optional.of("cases: nonsense"));

    assertThat(places(said)).isNotEmpty().allMatch(place -> place.startsWith("policy"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"policy\": 5}", "{\"policy\": \"a\", \"more\": 1}"})
  void whatIsNoDraftIsRefused(String body) {
    served.post("/v1/constitutions/check", body).is(ProblemType.INVALID_INPUT);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
  void onlyAdminsWrite(Role role) {
    served
        .send("POST", "/v1/constitutions/check", "acme", role, "{\"policy\": \"a\"}")
        .is(ProblemType.FORBIDDEN);
  }

  private JsonNode check(String policy, Optional<String> cases) {
    ObjectNode draft = Json.object().put("policy", policy);
    cases.ifPresent(text -> draft.put("cases", text));
    return served.post("/v1/constitutions/check", draft.toString()).is(200).body();
  }

  private static List<String> places(JsonNode said) {
    return StreamSupport.stream(said.path("mistakes").spliterator(), false)
        .map(
            each ->
                "%s %d:%d %s %s"
                    .formatted(
                        each.path("in").asText(),
                        each.path("line").asInt(),
                        each.path("column").asInt(),
                        each.path("pointer").asText(),
                        each.path("message").asText()))
        .toList();
  }
}
