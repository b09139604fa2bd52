package dev.steward.controlplane.ledger;

import static dev.steward.controlplane.RunningControlPlane.ACME;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.testkit.FixedClock;
import dev.steward.testkit.http.StubAnswer;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * A control plane with prices of its own: an echo costs 7000 micros, a patient call up to 11000.
 */
abstract class SpendingOverHttp {
  static final String WORD = "{\"word\":\"hello\"}";
  static final StubAnswer SAID = StubAnswer.json(200, "{\"said\":\"hello\"}");
  static RunningControlPlane steward;
  static LedgerBench bench;

  @BeforeAll
  static void start() {
    steward =
        RunningControlPlane.start(
            Map.of("steward.ledger.prices", "src/test/resources/ledger-prices.yaml"));
    bench = new LedgerBench(steward, FixedClock.at("2026-03-31T12:00:00Z"));
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @BeforeEach
  void noMoney() throws SQLException {
    bench.clear();
    bench.execute("DELETE FROM control.rate_limit");
    steward.executor().always(SAID);
  }

  static Answer budget(String body) {
    return asAdmin("POST", "/v1/budgets", body);
  }

  static JsonNode theBudget() {
    return steward.get("/v1/budgets").json().at("/budgets/0");
  }

  static JsonNode reconciled() {
    return reconciled("").json();
  }

  static Answer reconciled(String invoice) {
    return reconciled("text/csv", invoice);
  }

  static Answer reconciled(String mediaType, String body) {
    return steward.send(
        steward
            .request("/v1/ledger/reconcile", ACME)
            .setHeader("Content-Type", mediaType)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  static Answer asAdmin(String method, String path, String body) {
    return as(ACME, method, path, body);
  }

  static Answer as(TenantId tenant, String method, String path, String body) {
    return steward.send(
        steward
            .request(path, tenant)
            .setHeader("Authorization", "Bearer " + steward.token(tenant, Role.ADMIN))
            .method(method, BodyPublishers.ofString(body))
            .build());
  }
}
