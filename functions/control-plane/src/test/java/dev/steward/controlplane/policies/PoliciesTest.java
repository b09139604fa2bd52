package dev.steward.controlplane.policies;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static dev.steward.controlplane.RunningControlPlane.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.testkit.http.StubAnswer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tenant publishes is in force at once, and only ever makes things stricter. */
class PoliciesTest {
  private static final String WORD = "{\"word\":\"hello\"}";

  private RunningControlPlane steward;

  @BeforeEach
  void start() {
    steward = RunningControlPlane.start();
    steward.executor().always(StubAnswer.json(200, "{\"said\":\"hello\"}"));
  }

  @AfterEach
  void stop() {
    steward.close();
  }

  @Test
  void theHousePoliciesAreInForce() {
    var list = steward.get("/v1/policies").json();

    assertThat(list.path("policies").findValuesAsText("name"))
        .startsWith("house")
        .contains("marketing-claims");
    assertThat(steward.invoke("stub.echo", WORD).json().path("policy"))
        .isEqualTo(list.path("digest"));
    assertThat(steward.get("/v1/policies/house").json().path("rules")).isNotEmpty();
    assertThat(steward.get("/v1/policies/nothing").status()).isEqualTo(404);
  }

  @Test
  void aRuleThatRefusesIsNamed() {
    publish("words", "1.0.0", "args.word == 'hello'", "refuse");

    Answer answer = steward.invoke("stub.echo", WORD);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("policy-refused");
    assertThat(answer.json().path("rule").asText()).isEqualTo("words@1.0.0/it");
    assertThat(answer.json().path("detail").asText()).contains("because");
    assertThat(steward.executor().requests()).isEmpty();
    assertThat(steward.invoke("stub.echo", "{\"word\":\"bye\"}").status()).isEqualTo(200);
  }

  @Test
  void aRuleThatAsksForARevisionLetsTheCallerTryAgain() {
    publish("words", "1.0.0", "args.word == 'hello'", "revise");

    Answer answer = steward.invoke("stub.echo", WORD);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("revision-asked");
    assertThat(steward.invoke("stub.echo", "{\"word\":\"bye\"}").status()).isEqualTo(200);
  }

  @Test
  void aRuleThatHoldsOpensAnApproval() {
    publish("words", "1.0.0", "args.word == 'hello'", "hold");

    Answer answer = steward.invoke("stub.echo", WORD);

    assertThat(answer.status()).isEqualTo(202);
    String approval = answer.json().path("approval").asText();
    assertThat(steward.get("/v1/approvals/" + approval).json().path("rule").asText())
        .isEqualTo("words@1.0.0/it");
  }

  @Test
  void aTenantsPolicyCannotAllowWhatTheHouseHolds() {
    publish("mild", "1.0.0", "true", "allow");

    assertThat(steward.invoke("stub.dangerous", "{}").status()).isEqualTo(202);
  }

  @Test
  void anotherTenantIsNotConcerned() {
    publish("words", "1.0.0", "true", "refuse");

    assertThat(invokeAs(GLOBEX).status()).isEqualTo(200);
    assertThat(steward.getAs(GLOBEX, "/v1/policies/words").status()).isEqualTo(404);
  }

  @Test
  void aRuleThatCannotBeEvaluatedRefuses() {
    publish("typo", "1.0.0", "args.wrd == 'hello'", "hold");

    Answer answer = steward.invoke("stub.echo", WORD);

    assertThat(answer.problem()).isEqualTo("policy-refused");
    assertThat(answer.json().path("rule").asText()).isEqualTo("typo@1.0.0/it");
  }

  @Test
  void aRunawayRuleRefusesSoonAndNamesItself() {
    String many = "[" + "0,".repeat(99) + "0]";
    String nested = many + ".all(a, " + many + ".all(b, " + many + ".all(c, true)))";
    publish("runaway", "1.0.0", nested, "hold");
    long start = System.nanoTime();

    Answer answer = steward.invoke("stub.echo", WORD);

    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    assertThat(answer.problem()).isEqualTo("policy-refused");
    assertThat(answer.json().path("detail").asText()).contains("iterations");
  }

  @Test
  void whatWasPublishedNeverChanges() {
    assertThat(publish("words", "1.1.0", "false", "refuse").status()).isEqualTo(201);

    assertThat(publish("words", "1.1.0", "false", "refuse").status()).isEqualTo(201);
    assertThat(publish("words", "1.1.0", "true", "refuse").problem()).isEqualTo("conflict");
    assertThat(publish("words", "1.0.9", "true", "refuse").problem()).isEqualTo("conflict");
    assertThat(publish("words", "1.2.0", "true", "refuse").status()).isEqualTo(201);
    assertThat(steward.get("/v1/policies/words").json().path("versions").toString())
        .isEqualTo("[\"1.2.0\",\"1.1.0\"]");
    assertThat(steward.invoke("stub.echo", WORD).problem()).isEqualTo("policy-refused");
  }

  @Test
  void theHousesNamesAreTheHouses() {
    assertThat(publish("house", "9.0.0", "true", "allow").problem()).isEqualTo("conflict");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUPERVISOR", "OPERATOR", "SCHEDULER", "VIEWER", "SERVICE"})
  void onlyAdminsPublish(Role role) {
    assertThat(send(role, ACME, yaml("words", "1.0.0", "true", "refuse")).status()).isEqualTo(403);
  }

  @Test
  void everyMistakeHasItsLineAndColumn() {
    Answer answer = send(Role.ADMIN, ACME, yaml("words", "1.0.0", "args.word ==", "refuse"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("violations").path(0).path("message").asText())
        .startsWith("line 5, column ");
    assertThat(send(Role.ADMIN, ACME, "").status()).isIn(400, 422);
    assertThat(send(Role.ADMIN, ACME, "&a [*a, *a]").status()).isEqualTo(422);
    assertThat(send(Role.ADMIN, ACME, "{".repeat(5_000)).status()).isEqualTo(422);
    assertThat(send(Role.ADMIN, ACME, "x".repeat(2_000_000)).status()).isEqualTo(413);
  }

  @Test
  void whatAnotherProcessPublishedMeanwhileStopsTheAdmission() {
    assertThat(steward.invoke("stub.echo", WORD).status()).isEqualTo(200);
    int asked = steward.executor().requests().size();
    sql("INSERT INTO control.policy_head VALUES ('acme', 'sha256:" + "0".repeat(64) + "')");

    Answer answer = steward.invoke("stub.echo", WORD);

    assertThat(answer.status()).isIn(409, 503);
    assertThat(steward.executor().requests()).hasSize(asked);
  }

  @Test
  void aPolicyDeletedByHandStopsTheTenantAndNoOther() {
    publish("words", "1.0.0", "args.word == 'hello'", "refuse");
    sql("DELETE FROM control.policy");
    steward.context().getBean(Policies.class).forget(ACME);

    Answer answer = steward.invoke("stub.echo", "{\"word\":\"bye\"}");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(invokeAs(GLOBEX).status()).isEqualTo(200);
  }

  @Test
  void aPolicyChangedByHandStopsTheTenant() {
    publish("words", "1.0.0", "args.word == 'hello'", "refuse");
    sql("UPDATE control.policy SET source = replace(source, 'refuse', 'allow')");
    steward.context().getBean(Policies.class).forget(ACME);

    assertThat(steward.invoke("stub.echo", WORD).status()).isEqualTo(503);
  }

  @Test
  void aHousePolicyThatCannotBeUsedIsNoReasonToStartWithout(@TempDir Path folder) throws Exception {
    assertThatThrownBy(() -> startWith(folder)).hasMessageContaining("no policy in");
    Files.writeString(folder.resolve("bad.yaml"), yaml("bad", "1.0.0", "args.word ==", "refuse"));
    assertThatThrownBy(() -> startWith(folder)).hasMessageContaining("line 5");
  }

  private static void startWith(Path folder) {
    RunningControlPlane.start(Map.of("steward.policies.folder", folder.toString())).close();
  }

  private Answer publish(String name, String version, String when, String verdict) {
    return send(Role.ADMIN, ACME, yaml(name, version, when, verdict));
  }

  private static String yaml(String name, String version, String when, String verdict) {
    return """
    name: %s
    version: %s
    rules:
      - name: it
        when: "%s"
        verdict: %s
        reason: because
      - name: rest
        when: "true"
        verdict: allow
        reason: nothing of its business
    """
        .formatted(name, version, when, verdict);
  }

  private Answer send(Role role, TenantId tenant, String body) {
    return steward.send(
        HttpRequest.newBuilder(steward.url().resolve("/v1/policies"))
            .header("Authorization", "Bearer " + steward.tokenOf("grace", tenant, role))
            .header("Content-Type", "application/yaml")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private Answer invokeAs(TenantId tenant) {
    return steward.postAs("ada", tenant, Role.OPERATOR, "/v1/tools/stub.echo/invoke", WORD);
  }

  private void sql(String statement) {
    try (Connection superuser = steward.database().asSuperuser();
        Statement run = superuser.createStatement()) {
      run.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
