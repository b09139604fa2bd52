package dev.steward.controlplane;

import static dev.steward.controlplane.RunningControlPlane.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.core.TenantId;
import dev.steward.testkit.http.StubAnswer;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stopped is not dispatched; what cannot be read is stopped. */
class KillSwitchTest {
  private static final String WORD = "{\"word\":\"hello\"}";

  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start(Map.of("steward.switches.operators", "acme"));
    steward.executor().always(StubAnswer.json(200, "{\"said\":\"hello\"}"));
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @AfterEach
  void releaseAll() throws Exception {
    try (Connection superuser = steward.database().asSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("DELETE FROM control.kill_switch WHERE name <> 'all'");
    }
    flip("global", "release");
    flip("tenant", "release");
    steward.executor().forget();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"global", "tenant", "tool:stub.echo", "executor:stub", "global:tool:stub.echo"})
  void aToolThatASwitchStopsIsNotDispatched(String name) {
    assertThat(flip(name, "stop").status()).isEqualTo(200);

    Answer answer = steward.invoke("stub.echo", WORD);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("stopped");
    assertThat(answer.json().path("switch").asText()).isEqualTo(name);
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(steward.executor().requests()).isEmpty();

    flip(name, "release");
    assertThat(steward.invoke("stub.echo", WORD).status()).isEqualTo(200);
  }

  @Test
  void anotherToolGoesOn() {
    flip("tool:stub.echo", "stop");

    assertThat(steward.invoke("stub.patient", "{}").status()).isEqualTo(200);
  }

  @Test
  void anotherTenantGoesOn() {
    flip("tenant", "stop");

    assertThat(invokeAs(GLOBEX).status()).isEqualTo(200);
  }

  @Test
  void theSwitchOfAllTenantsStopsTheOther() {
    flip("global", "stop");

    assertThat(invokeAs(GLOBEX).problem()).isEqualTo("stopped");
  }

  @Test
  void onlyTheOperatorsTenantFlipsTheSwitchOfAll() {
    Answer answer =
        steward.send(
            steward
                .request("/v1/switches/global/stop", GLOBEX)
                .POST(BodyPublishers.ofString("{}"))
                .build());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(steward.invoke("stub.echo", WORD).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM control.kill_switch WHERE tenant_id = '*'",
        "DELETE FROM control.kill_switch WHERE tenant_id = 'acme' AND name = 'all'",
        "DELETE FROM control.kill_switch WHERE name = 'tool:stub.echo'"
      })
  void aRowThatVanishedMeansStopped(String byHand) throws Exception {
    flip("tool:stub.echo", "stop");
    try (Connection superuser = steward.database().asSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute(byHand);
    }

    Answer answer = steward.invoke("stub.echo", WORD);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("stopped");
    assertThat(steward.get("/v1/switches").json().path("readable").asBoolean()).isFalse();
    assertThat(steward.executor().requests()).isEmpty();
  }

  @Test
  void whoeverReleasesTheTenantTakesTheRowsAsTheyAre() throws Exception {
    try (Connection superuser = steward.database().asSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("DELETE FROM control.kill_switch WHERE tenant_id = 'acme'");
    }
    assertThat(steward.invoke("stub.echo", WORD).problem()).isEqualTo("stopped");

    flip("tenant", "release");

    assertThat(steward.invoke("stub.echo", WORD).status()).isEqualTo(200);
  }

  @Test
  void whoFlippedWhatIsInTheJournal() throws Exception {
    steward.post("/v1/switches/tenant/stop", "{\"reason\":\"a drill\"}");

    Answer listed = steward.get("/v1/switches");
    assertThat(listed.json().path("switches").get(1).path("reason").asText()).isEqualTo("a drill");
    try (Connection superuser = steward.database().asSuperuser();
        Statement statement = superuser.createStatement();
        var row =
            statement.executeQuery(
                "SELECT body FROM control.journal_entry WHERE stream = 'switches' ORDER BY"
                    + " seq DESC")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).contains("switch.stopped", "ada@example.com", "a drill");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"everything", "tool:", "tool:a%20b", "planet:earth"})
  void aSwitchThatCannotBeIsRefused(String name) {
    assertThat(flip(name, "stop").status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"reason\":1}", "{\"why\":\"x\"}"})
  void aBodyThatCannotBeUsedIsRefused(String body) {
    Answer answer = steward.post("/v1/switches/tenant/stop", body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(steward.invoke("stub.echo", WORD).status()).isEqualTo(200);
  }

  private Answer flip(String name, String way) {
    return steward.post("/v1/switches/" + name + "/" + way, "{}");
  }

  private Answer invokeAs(TenantId tenant) {
    return steward.send(
        steward
            .request("/v1/tools/stub.echo/invoke", tenant)
            .POST(BodyPublishers.ofString(WORD))
            .build());
  }
}
