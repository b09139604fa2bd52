package dev.steward.controlplane.ledger.budgets;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Budgets that cannot be: each is refused with the place that is wrong. */
class BadBudgetsTest {
  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start();
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {"scope":"tenant","limit":"-1"}                              | /limit
          {"scope":"tenant","limit":-1}                                | /limit
          {"scope":"tenant","limit":"9223372036854775808"}             | /limit
          {"scope":"tenant","limit":"9000000000000001"}                | /limit
          {"scope":"tenant","limit":"1.5"}                             | /limit
          {"scope":"tenant","limit":1.5}                               | /limit
          {"scope":"tenant","limit":"abc"}                             | /limit
          {"scope":"tenant","limit":""}                                | /limit
          {"scope":"tenant","limit":"007"}                             | /limit
          {"scope":"tenant","limit":null}                              | /limit
          {"scope":"tenant"}                                           | /limit
          {"scope":"tenant","limit":"1","currency":"XYZ"}              | /currency
          {"scope":"tenant","limit":"1","currency":"usd"}              | /currency
          {"scope":"tenant","limit":"1","currency":"XTS"}              | /currency
          {"scope":"tenant","limit":"1","currency":"EUR"}              | /currency
          {"scope":"galaxy","limit":"1"}                               | /scope
          {"limit":"1"}                                                | /scope
          {"scope":"tenant","limit":"1","window":"week"}               | /window
          {"scope":"tenant","limit":"1","window":"lifetime"}           | /window
          {"scope":"task","task":"t","limit":"1","window":"total"}     | /window
          {"scope":"session","limit":"1"}                              | /session
          {"scope":"session","session":"ses_none","limit":"1"}         | /session
          {"scope":"tenant","session":"ses_none","limit":"1"}          | /session
          {"scope":"task","limit":"1"}                                 | /task
          {"scope":"task","task":"a b","limit":"1"}                    | /task
          {"scope":"session","session":"s","task":"t","limit":"1"}     | /task
          {"scope":"tenant","limit":"1","colour":"red"}                | /colour
          []                                                           | ''
          """)
  void aBudgetThatCannotBeIsRefusedAtThePlace(String body, String pointer) {
    Answer answer = post(ACME, "/v1/budgets", body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().path("violations"))
        .extracting(violation -> violation.path("pointer").asText())
        .contains(pointer);
  }

  @Test
  void aNumberThatLosesDigitsIsNotEvenRead() {
    assertThat(
            post(ACME, "/v1/budgets", "{\"scope\":\"tenant\",\"limit\":9223372036854775808}")
                .problem())
        .isEqualTo("malformed-json");
  }

  @Test
  void aSecondBudgetOfAKindIsAConflict() {
    post(ACME, "/v1/budgets", "{\"scope\":\"tenant\",\"limit\":\"0\"}");

    assertThat(post(ACME, "/v1/budgets", "{\"scope\":\"tenant\",\"limit\":\"5\"}").status())
        .isEqualTo(409);
  }

  @Test
  void aTenantNobodyKnowsGetsNoBudget() {
    Answer answer =
        post(new TenantId("stranger"), "/v1/budgets", "{\"scope\":\"tenant\",\"limit\":\"5\"}");

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void anIdThatIsNoIdIsMissing() {
    assertThat(steward.get("/v1/budgets/%27%3B--").status()).isEqualTo(404);
    assertThat(steward.get("/v1/budgets/" + "x".repeat(2_000)).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {"scope":"tool","window":"minute","calls":0}
          {"scope":"tool","window":"minute","calls":-1}
          {"scope":"tool","window":"minute","calls":1.5}
          {"scope":"tool","window":"day","calls":1}
          {"scope":"planet","window":"minute","calls":1}
          {"scope":"tenant","subject":"acme","window":"minute","calls":1}
          {"scope":"tool","subject":"","window":"minute","calls":1}
          """)
  void aRateLimitThatCannotBeIsRefused(String body) {
    assertThat(post(ACME, "/v1/rate-limits", body).status()).isEqualTo(422);
  }

  private static Answer post(TenantId tenant, String path, String body) {
    return steward.send(
        steward
            .request(path, tenant)
            .setHeader("Authorization", "Bearer " + steward.token(tenant, Role.ADMIN))
            .POST(BodyPublishers.ofString(body))
            .build());
  }
}
