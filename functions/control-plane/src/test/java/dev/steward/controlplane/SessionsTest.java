package dev.steward.controlplane;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static dev.steward.controlplane.RunningControlPlane.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.core.Role;
import dev.steward.testkit.http.StubAnswer;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lease is checked at every execution. */
class SessionsTest {
  private static final String WORD = "{\"word\":\"hello\"}";

  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start();
    steward.executor().always(StubAnswer.json(200, "{\"said\":\"hello\"}"));
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @Test
  void aCallWithinAnOpenSessionRuns() {
    Answer answer = invokeIn(open());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("session").asText()).startsWith("ses_");
  }

  @Test
  void aClosedSessionIsRefused() {
    String session = open();
    assertThat(steward.post("/v1/sessions/" + session + "/close", "").status()).isEqualTo(200);

    refused(invokeIn(session), "closed");
  }

  @Test
  void aClosedSessionIsNotRenewed() {
    String session = open();
    steward.post("/v1/sessions/" + session + "/close", "");

    assertThat(steward.post("/v1/sessions/" + session + "/renew", "{}").problem())
        .isEqualTo("session-ended");
  }

  @Test
  void anExpiredSessionIsRefusedUntilItIsRenewed() throws Exception {
    String session = open();
    try (Connection superuser = steward.database().asSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute(
          "UPDATE control.session SET renewed_at = now() - interval '2 hours', expires_at = now() -"
              + " interval '1 hour' WHERE id = '"
              + session
              + "'");
    }
    refused(invokeIn(session), "expired");

    steward.post("/v1/sessions/" + session + "/renew", "{}");
    assertThat(invokeIn(session).status()).isEqualTo(200);
  }

  @Test
  void anUnknownSessionIsRefused() {
    refused(invokeIn("ses_nothing"), "no such session");
  }

  @Test
  void anotherTenantsSessionIsAsGoodAsNone() {
    Answer theirs =
        steward.send(
            steward.request("/v1/sessions", GLOBEX).POST(BodyPublishers.ofString("{}")).build());
    String session = theirs.json().path("id").asText();

    refused(invokeIn(session), "no such session");
    assertThat(steward.get("/v1/sessions/" + session).status()).isEqualTo(404);
    assertThat(steward.post("/v1/sessions/" + session + "/close", "").status()).isEqualTo(404);
  }

  @Test
  void anotherPrincipalsSessionIsAsGoodAsNone() throws Exception {
    String session = open();
    try (Connection superuser = steward.database().asSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute(
          "UPDATE control.session SET principal = 'eve' WHERE id = '" + session + "'");
    }

    refused(invokeIn(session), "no such session");
    assertThat(steward.post("/v1/sessions/" + session + "/renew", "{}").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ttl\":\"PT25H\"}",
        "{\"ttl\":\"-PT1H\"}",
        "{\"ttl\":\"soon\"}",
        "{\"ttl\":3}",
        "[]",
        "{\"for\":\"ever\"}"
      })
  void aRequestThatCannotBeUsedIsRefused(String body) {
    Answer answer = steward.post("/v1/sessions", body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("violations")).isNotEmpty();
  }

  @Test
  void aSessionHasABudgetOfItsOwn() {
    String session = steward.post("/v1/sessions", "{\"budget\":\"0\"}").json().path("id").asText();

    JsonNode budgets =
        steward
            .send(
                steward
                    .request("/v1/budgets", ACME)
                    .setHeader("Authorization", "Bearer " + steward.token(ACME, Role.ADMIN))
                    .GET()
                    .build())
            .json()
            .path("budgets");
    assertThat(budgets)
        .filteredOn(budget -> budget.path("session").asText().equals(session))
        .singleElement()
        .satisfies(budget -> assertThat(budget.path("limit").asText()).isEqualTo("0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "9223372036854775808", "much"})
  void aBudgetThatCannotBeIsRefused(String limit) {
    Answer answer = steward.post("/v1/sessions", "{\"budget\":\"" + limit + "\"}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("violations").get(0).path("pointer").asText())
        .isEqualTo("/budget");
  }

  @Test
  void aViewerOpensNone() {
    Answer answer =
        steward.send(
            steward
                .request("/v1/sessions", ACME)
                .setHeader("Authorization", "Bearer " + steward.token(ACME, Role.VIEWER))
                .POST(BodyPublishers.ofString("{}"))
                .build());

    assertThat(answer.status()).isEqualTo(403);
  }

  private static String open() {
    return steward.post("/v1/sessions", "{}").json().path("id").asText();
  }

  private static Answer invokeIn(String session) {
    return steward.invoke("stub.echo", WORD, "Steward-Session", session);
  }

  private static void refused(Answer answer, String why) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("session-ended");
    assertThat(answer.json().path("detail").asText()).contains(why);
  }
}
