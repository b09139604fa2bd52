package dev.steward.decisions.plans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.ProblemType;
import dev.steward.decisions.Served;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan is what it says, or is refused; each change is an epoch. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanApiTest {
  private static final String ONE = "finance-constitution@1.0.0";
  private static final String OTHER = "finance-constitution@1.1.B";

  private Served served;

  @BeforeAll
  void start(@TempDir Path folder) {
    served = Served.in(folder);
    served.governed().publish(ONE, OTHER, "hr-constitution@1.0.0");
  }

  @AfterAll
  void stop() {
    served.close();
  }

  @Test
  void aChangeIsANewEpochAndTheSameAgainIsNone() {
    long first = bind(member(ONE, "live", 10_000)).is(200).at("/epoch").asLong();
    String shares = member(ONE, "live", 9_000) + "," + member(OTHER, "canary", 1_000);

    long second = bind(shares).is(200).at("/epoch").asLong();

    assertThat(second).isEqualTo(first + 1);
    assertThat(bind(shares).is(200).at("/epoch").asLong()).isEqualTo(second);
    Served.Answer shown = served.get("/v1/plans/finance").is(200);
    assertThat(shown.at("/plans/0/policies/1/weight").asInt()).isEqualTo(1_000);
    assertThat(shown.at("/plans/0/createdBy").asText()).isEqualTo("someone");
    assertThat(shown.at("/plans/1/epoch").asLong()).isEqualTo(first);
    assertThat(served.get("/v1/plans").is(200).body().findValuesAsText("domain"))
        .containsOnlyOnce("finance");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ONE live 9000                     | /policies the weights must sum to 10000, and sum to 9000
          ONE live 9000, OTHER trial 2000   | /policies the weights must sum to 10000, and sum to 11000
          ONE live 5000, OTHER live 5000    | /policies exactly one policy is live
          OTHER canary 10000                | /policies exactly one policy is live
          ONE live 10000, OTHER shadow 1    | /policies/1/weight a share lies between 1 and 10000; a shadow has none
          ONE live 10000, OTHER canary 0    | /policies/1/weight a share lies between 1 and 10000; a shadow has none
          ONE live 10001, OTHER canary -1   | /policies/1/weight a share lies between 1 and 10000; a shadow has none
          ONE live 10000, OTHER watching 0  | /policies/1/role must be one of live, canary, trial, shadow
          ONE live 5000, ONE trial 5000     | /policies/1/policy stands here twice
          finance-constitution live 10000   | /policies/0/policy must name a version
          """)
  void whatIsNoPlanIsRefusedByPlace(String members, String violation) {
    List<String> written =
        members
            .replace("ONE", ONE)
            .replace("OTHER", OTHER)
            .lines()
            .flatMap(line -> List.of(line.split(", ")).stream())
            .map(each -> each.split(" "))
            .map(each -> member(each[0], each[1], Integer.parseInt(each[2])))
            .toList();

    assertThat(bind(String.join(",", written)).is(ProblemType.INVALID_INPUT).violations())
        .contains(violation);
  }

  @Test
  void nobodyBindsWhatIsNotThereOrDecidesElsewhere() {
    assertThat(
            bind(member("finance-constitution@7.0.0", "live", 10_000))
                .is(ProblemType.CONFLICT)
                .at("/detail")
                .asText())
        .isEqualTo("finance-constitution@7.0.0 is not published");
    assertThat(
            bind(member("hr-constitution@1.0.0", "live", 10_000))
                .is(ProblemType.CONFLICT)
                .at("/detail")
                .asText())
        .isEqualTo("hr-constitution@1.0.0 is a policy of hr");
    served.get("/v1/plans/law").is(ProblemType.NOT_FOUND);
  }

  @Test
  void aMistakeInAnAudienceHasItsPlace() {
    String members = member(ONE, "live", 9_000) + "," + member(OTHER, "canary", 1_000);
    String body = "{\"policies\": [%s], \"reason\": \"a test\", \"audience\": \"%s\"}";

    assertThat(
            served
                .put("/v1/plans/finance", body.formatted(members, "facts.amont < 5.0"))
                .is(ProblemType.INVALID_INPUT)
                .violations())
        .singleElement()
        .asString()
        .startsWith("/audience line 1, column ");
    served
        .put("/v1/plans/finance", body.formatted(members, "facts.age > 60"))
        .is(ProblemType.INVALID_INPUT);
    served.put("/v1/plans/finance", body.formatted(members, "facts.amount < 500.0")).is(200);
  }

  @Test
  void aBodyThatIsNoPlanIsRefused() {
    String member = member(ONE, "live", 10_000);
    for (String body :
        List.of(
            "{}",
            "[]",
            "{\"policies\": [" + member + "]}",
            "{\"policies\": [], \"reason\": \"none\"}",
            "{\"policies\": [" + member + "], \"reason\": 7}",
            "{\"policies\": [" + member + "], \"reason\": \"x\", \"colour\": \"red\"}",
            "{\"policies\": [" + member.replace("10000", "1e99") + "], \"reason\": \"x\"}",
            "{\"policies\": [" + member + "], \"reason\": \"" + "x".repeat(10_000) + "\"}",
            "{\"policies\": [" + member + "], \"reason\": \"a\\u200bb\"}")) {
      served.put("/v1/plans/finance", body).is(ProblemType.INVALID_INPUT);
    }
  }

  private Served.Answer bind(String members) {
    return served.put(
        "/v1/plans/finance", "{\"policies\": [%s], \"reason\": \"a test\"}".formatted(members));
  }

  private static String member(String policy, String part, int weight) {
    return "{\"policy\": \"%s\", \"role\": \"%s\", \"weight\": %d}".formatted(policy, part, weight);
  }
}
