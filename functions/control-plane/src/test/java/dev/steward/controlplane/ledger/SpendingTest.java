package dev.steward.controlplane.ledger;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static dev.steward.controlplane.RunningControlPlane.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.testkit.FixedClock;
import dev.steward.testkit.http.StubAnswer;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that cost something, over HTTP. An echo costs 7000 micros, a patient call up to 11000. */
class SpendingTest {
  private static final String WORD = "{\"word\":\"hello\"}";
  private static final StubAnswer SAID = StubAnswer.json(200, "{\"said\":\"hello\"}");

  private static RunningControlPlane steward;
  private static LedgerBench bench;

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

  @Test
  void withoutABudgetAPricedCallIsRefusedAndTheRefusalSaysHowToSetOne() {
    Answer answer = steward.invoke("stub.echo", WORD);

    assertThat(answer.status()).isEqualTo(402);
    assertThat(answer.problem()).isEqualTo("budget-missing");
    assertThat(answer.json().path("detail").asText()).contains("steward budget set --limit 0.007");
    assertThat(answer.json().path("run").asText()).startsWith("run_");
  }

  @Test
  void aToolWithoutAPriceIsNotFree() {
    budget("{\"scope\":\"tenant\",\"limit\":\"100000\"}");

    Answer answer = steward.invoke("stub.dangerous", "{}");

    assertThat(List.of("price-missing", "needs-approval", "approval-required"))
        .contains(answer.problem());
    assertThat(steward.invoke("stub.unpriced", "{}").status()).isNotEqualTo(200);
  }

  @Test
  void callsThatRaceAreRefusedExactlyAtTheLimit() throws Exception {
    budget("{\"scope\":\"tenant\",\"limit\":\"50000\"}");

    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(32)) {
      List<Callable<Integer>> calls =
          IntStream.range(0, 32)
              .<Callable<Integer>>mapToObj(_ -> () -> steward.invoke("stub.echo", WORD).status())
              .toList();
      for (Future<Integer> call : clients.invokeAll(calls)) {
        statuses.add(call.get());
      }
    }

    // 7 times 7000 fits into 50000.
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(7);
    assertThat(statuses).filteredOn(status -> status == 402).hasSize(25);
    assertThat(theBudget().path("posted").asText()).isEqualTo("49000");
    assertThat(theBudget().path("pending").asText()).isEqualTo("0");
    assertThat(reconciled().path("clean").asBoolean()).as(reconciled().toString()).isTrue();
  }

  @Test
  void theRefusalSaysWhichBudgetAndWhy() {
    String id = budget("{\"scope\":\"tenant\",\"limit\":\"10000\"}").json().path("id").asText();
    steward.invoke("stub.echo", WORD);

    JsonNode problem = steward.invoke("stub.echo", WORD).json();

    assertThat(problem.path("type").asText()).endsWith("/budget-exhausted");
    assertThat(problem.path("budget").asText()).isEqualTo(id);
    assertThat(problem.path("limit").asText()).isEqualTo("10000");
    assertThat(problem.path("posted").asText()).isEqualTo("7000");
    assertThat(problem.path("pending").asText()).isEqualTo("0");
    assertThat(problem.path("asked").asText()).isEqualTo("7000");
    assertThat(problem.path("currency").asText()).isEqualTo("USD");
    assertThat(problem.path("resetsAt").asText()).endsWith("T00:00:00Z");
  }

  @Test
  void usageIsChargedAsTheExecutorTellsIt() {
    budget("{\"scope\":\"tenant\",\"limit\":\"100000\"}");
    steward.executor().next(used("tokens=30", "{}"));

    JsonNode run = steward.invoke("stub.patient", "{}").json();

    assertThat(run.path("maxCost").asText()).isEqualTo("11000");
    assertThat(run.path("cost").asText()).isEqualTo("1060");
    assertThat(theBudget().path("posted").asText()).isEqualTo("1060");
  }

  @Test
  void unitsNobodyToldAreChargedAtTheirCeiling() {
    budget("{\"scope\":\"tenant\",\"limit\":\"100000\"}");
    steward.executor().next(StubAnswer.json(200, "{}"));
    steward.executor().next(used("tokens=many", "{}"));

    assertThat(steward.invoke("stub.patient", "{}").json().path("cost").asText())
        .isEqualTo("11000");
    assertThat(steward.invoke("stub.patient", "{}").json().path("cost").asText())
        .isEqualTo("11000");
  }

  @Test
  void moreThanWasHeldIsAnIncidentAndNotCharged() throws SQLException {
    budget("{\"scope\":\"tenant\",\"limit\":\"11000\"}");
    steward.executor().next(used("tokens=900000", "{}"));

    JsonNode run = steward.invoke("stub.patient", "{}").json();

    assertThat(run.path("cost").asText()).isEqualTo("11000");
    JsonNode events = steward.get("/v1/runs/" + run.path("id").asText() + "/events").json();
    assertThat(events.path("events"))
        .anySatisfy(
            event -> {
              assertThat(event.path("type").asText()).isEqualTo("ledger.overrun");
              assertThat(event.path("data").path("used").asText()).isEqualTo("1801000");
              assertThat(event.path("data").path("charged").asText()).isEqualTo("11000");
            });
    assertThat(theBudget().path("posted").asText()).isEqualTo("11000");
    assertThat(steward.get("/metrics").text()).contains("steward_ledger_overruns_total");
    assertThat(reconciled().path("clean").asBoolean()).isTrue();
  }

  @Test
  void aCallTheExecutorRefusedCostsNothing() {
    budget("{\"scope\":\"tenant\",\"limit\":\"100000\"}");
    steward.executor().next(StubAnswer.problem(422, "{\"title\":\"no\"}"));

    assertThat(steward.invoke("stub.echo", WORD).status()).isEqualTo(422);

    assertThat(theBudget().path("posted").asText()).isEqualTo("0");
    assertThat(theBudget().path("pending").asText()).isEqualTo("0");
  }

  @Test
  void aRefusalThatUsedSomethingIsChargedWhatItUsed() {
    budget("{\"scope\":\"tenant\",\"limit\":\"100000\"}");
    steward
        .executor()
        .next(
            StubAnswer.of(
                422,
                Map.of("Content-Type", "application/problem+json", "Steward-Usage", "tokens=10"),
                "{}"));

    steward.invoke("stub.patient", "{}");

    assertThat(theBudget().path("posted").asText()).isEqualTo("1020");
  }

  @Test
  void anAnswerOutsideItsSchemaWasWorkAllTheSame() {
    budget("{\"scope\":\"tenant\",\"limit\":\"100000\"}");
    steward.executor().next(StubAnswer.json(200, "{\"heard\":\"hello\"}"));

    assertThat(steward.invoke("stub.echo", WORD).status()).isEqualTo(502);

    assertThat(theBudget().path("posted").asText()).isEqualTo("7000");
  }

  @Test
  void whereNothingWasSentNothingIsHeldAnyMore() {
    budget("{\"scope\":\"tenant\",\"limit\":\"100000\"}");

    assertThat(steward.invoke("stub.unreachable", "{}").status()).isGreaterThanOrEqualTo(500);

    assertThat(theBudget().path("available").asText()).isEqualTo("100000");
  }

  @Test
  void anOutcomeNobodyKnowsKeepsItsHold() {
    budget("{\"scope\":\"tenant\",\"limit\":\"100000\"}");
    steward.executor().next(StubAnswer.silence());

    assertThat(steward.invoke("stub.echo", WORD).problem()).isEqualTo("executor-outcome-unknown");

    assertThat(theBudget().path("pending").asText()).isEqualTo("7000");
    assertThat(reconciled().path("clean").asBoolean()).isTrue();
  }

  @Test
  void aLimitLoweredUnderWhatIsSpentRefusesAtOnce() {
    String id = budget("{\"scope\":\"tenant\",\"limit\":\"100000\"}").json().path("id").asText();
    steward.invoke("stub.echo", WORD);

    Answer changed = asAdmin("PATCH", "/v1/budgets/" + id, "{\"limit\":\"6999\"}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("available").asText()).isEqualTo("0");
    assertThat(steward.invoke("stub.echo", WORD).problem()).isEqualTo("budget-exhausted");
    asAdmin("PATCH", "/v1/budgets/" + id, "{\"limit\":\"14000\"}");
    assertThat(steward.invoke("stub.echo", WORD).status()).isEqualTo(200);
    assertThat(steward.invoke("stub.echo", WORD).status()).isEqualTo(402);
  }

  @Test
  void aRemovedBudgetCoversNothing() {
    String id = budget("{\"scope\":\"tenant\",\"limit\":\"100000\"}").json().path("id").asText();

    assertThat(asAdmin("DELETE", "/v1/budgets/" + id, "").status()).isEqualTo(204);

    assertThat(steward.invoke("stub.echo", WORD).problem()).isEqualTo("budget-missing");
    assertThat(steward.get("/v1/budgets/" + id).status()).isEqualTo(404);
    assertThat(asAdmin("DELETE", "/v1/budgets/" + id, "").status()).isEqualTo(404);
  }

  @Test
  void aBudgetOfASessionCountsTheCallsOfThatSessionOnly() {
    String session = steward.post("/v1/sessions", "{}").json().path("id").asText();
    budget("{\"scope\":\"tenant\",\"limit\":\"1000000\"}");
    budget("{\"scope\":\"session\",\"session\":\"" + session + "\",\"limit\":\"7000\"}");

    assertThat(steward.invoke("stub.echo", WORD, "Steward-Session", session).status())
        .isEqualTo(200);
    Answer second = steward.invoke("stub.echo", WORD, "Steward-Session", session);
    assertThat(second.problem()).isEqualTo("budget-exhausted");
    assertThat(second.json().path("scope").asText()).isEqualTo("session");
    assertThat(second.json().has("resetsAt")).isFalse();
    assertThat(steward.invoke("stub.echo", WORD).status()).isEqualTo(200);
  }

  @Test
  void everyMicroIsAttributed() {
    budget("{\"scope\":\"tenant\",\"limit\":\"1000000\"}");
    String session = steward.post("/v1/sessions", "{}").json().path("id").asText();
    String run =
        steward
            .invoke("stub.echo", WORD, "Steward-Session", session, "Steward-Task", "draft-7")
            .json()
            .path("id")
            .asText();
    steward.invoke("stub.echo", WORD);

    assertThat(usage("tool")).containsExactly("stub.echo 14000 0.014 2");
    assertThat(usage("principal")).containsExactly("ada@example.com 14000 0.014 2");
    assertThat(usage("tenant")).containsExactly("acme 14000 0.014 2");
    assertThat(usage("task")).containsExactly("- 7000 0.007 1", "draft-7 7000 0.007 1");
    assertThat(usage("session")).containsExactly("- 7000 0.007 1", session + " 7000 0.007 1");
    assertThat(usage("run")).contains(run + " 7000 0.007 1").hasSize(2);
    JsonNode entries = steward.get("/v1/ledger/entries?run=" + run).json().path("entries");
    assertThat(entries).hasSize(2);
    assertThat(entries.get(0).path("account").asText()).isEqualTo("owed");
    assertThat(entries.get(0).path("micros").asText()).isEqualTo("-7000");
    assertThat(entries.get(1).path("task").asText()).isEqualTo("draft-7");
    assertThat(steward.get("/v1/ledger/accounts").json().path("accounts"))
        .extracting(account -> account.path("account").asText() + account.path("micros").asText())
        .containsExactly("owed-14000", "spent/stub.echo14000");
  }

  @Test
  void usageAndEntriesAreReadPageByPage() {
    budget("{\"scope\":\"tenant\",\"limit\":\"1000000\"}");
    for (int i = 0; i < 5; i++) {
      steward.invoke("stub.echo", WORD);
    }

    assertThat(pages("/v1/usage?by=run&pageSize=2", "usage")).isEqualTo(5);
    assertThat(pages("/v1/usage?by=run&bucket=hour&pageSize=2", "usage")).isEqualTo(5);
    assertThat(pages("/v1/ledger/entries?pageSize=3", "entries")).isEqualTo(10);
    assertThat(pages("/v1/ledger/accounts?pageSize=1", "accounts")).isEqualTo(2);
  }

  @Test
  void questionsThatCannotBeAnsweredSayWhichParameter() {
    for (Map.Entry<String, String> each :
        Map.of(
                "by=colour", "/by",
                "bucket=week", "/bucket",
                "from=yesterday", "/from",
                "from=2026-02-30", "/from",
                "from=2026-02-02&to=2026-02-01", "/from",
                "to=%2B99999-01-01T00:00:00Z", "/to",
                "pageSize=0", "/pageSize",
                "pageToken=bm8", "/pageToken")
            .entrySet()) {
      Answer answer = steward.get("/v1/usage?" + each.getKey());
      assertThat(answer.status()).as(each.getKey()).isEqualTo(400);
      assertThat(answer.json().at("/violations/0/pointer").asText()).isEqualTo(each.getValue());
    }
  }

  @Test
  void aHoldWhoseRunHasEndedIsFoundAndNotRepaired() throws SQLException {
    budget("{\"scope\":\"tenant\",\"limit\":\"1000000\"}");
    String run = steward.invoke("stub.echo", WORD).json().path("id").asText();
    bench.execute(
        "SET session_replication_role = replica",
        """
        INSERT INTO control.hold (
          tenant_id, run_id, state, amount, currency, principal, tool, budgets, periods, held_at)
        VALUES ('acme', 'run_gone', 'held', 5, 'USD', 'ada', 'stub.echo', '{}', '{}', now())
        """,
        "UPDATE control.hold SET state = 'held', used = NULL, ended_at = NULL WHERE run_id = '"
            + run
            + "'");

    JsonNode report = reconciled();

    assertThat(report.path("clean").asBoolean()).isFalse();
    assertThat(report.path("findings"))
        .extracting(each -> each.path("kind").asText() + " " + each.path("subject").asText())
        .contains("orphan-hold run_gone", "orphan-hold " + run);
    assertThat(report.path("findings"))
        .extracting(each -> each.path("kind").asText())
        .contains("wrong-pending");
    assertThat(reconciled().path("findings")).isEqualTo(report.path("findings"));
  }

  @Test
  void anAmountTamperedWithIsFound() throws SQLException {
    budget("{\"scope\":\"tenant\",\"limit\":\"1000000\"}");
    steward.invoke("stub.echo", WORD);
    bench.execute(
        "ALTER TABLE control.ledger_entry DISABLE TRIGGER ledger_entry_stays",
        "UPDATE control.ledger_entry SET amount = amount + 1 WHERE line = 1",
        "ALTER TABLE control.ledger_entry ENABLE ALWAYS TRIGGER ledger_entry_stays");

    assertThat(reconciled().path("findings"))
        .extracting(each -> each.path("kind").asText())
        .contains("unbalanced-transaction", "wrong-charge", "wrong-posted");
  }

  @Test
  void anInvoiceIsComparedLineByLine() {
    budget("{\"scope\":\"tenant\",\"limit\":\"1000000\"}");
    String right = steward.invoke("stub.echo", WORD).json().path("id").asText();
    String dear = steward.invoke("stub.echo", WORD).json().path("id").asText();

    JsonNode invoice =
        reconciled(
                """
                run,amount,currency
                %s,0.007,USD
                %s,0.70,USD
                run_unknown,1,USD
                %s,0.007,USD
                """
                    .formatted(right, dear, right))
            .json()
            .path("invoice");

    assertThat(invoice.path("lines").asInt()).isEqualTo(4);
    assertThat(invoice.path("agreed").asInt()).isEqualTo(1);
    assertThat(invoice.path("differences"))
        .extracting(each -> each.path("line").asInt() + " " + each.path("kind").asText())
        .containsExactly("3 wrong-amount", "4 unknown-run", "5 billed-twice");
    assertThat(invoice.at("/differences/0/billed").asText()).isEqualTo("700000");
    assertThat(invoice.at("/differences/0/charged").asText()).isEqualTo("7000");
  }

  @Test
  void anInvoiceThatCannotBeReadNamesItsLines() {
    Answer answer =
        reconciled("run,amount,currency\nrun_1,-1,USD\nrun_2,1.0000001,XXX\nrun_3,1\n,1,USD\n");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("violations"))
        .extracting(each -> each.path("pointer").asText())
        .containsExactly(
            "/lines/2/amount", "/lines/3/amount", "/lines/3/currency", "/lines/4", "/lines/5/run");
    assertThat(reconciled("id;sum").json().at("/violations/0/pointer").asText())
        .isEqualTo("/lines/1");
  }

  @Test
  void callsAboveARateWaitForTheNextWindow() {
    budget("{\"scope\":\"tenant\",\"limit\":\"1000000\"}");
    asAdmin(
        "POST",
        "/v1/rate-limits",
        "{\"scope\":\"tool\",\"subject\":\"stub.echo\",\"window\":\"hour\",\"calls\":2}");
    steward.invoke("stub.echo", WORD);
    steward.invoke("stub.echo", WORD);

    Answer third = steward.invoke("stub.echo", WORD);

    assertThat(third.status()).isEqualTo(429);
    assertThat(third.problem()).isEqualTo("rate-limited");
    assertThat(Long.parseLong(third.header("Retry-After"))).isBetween(1L, 3600L);
    assertThat(theBudget().path("posted").asText()).isEqualTo("14000");
    assertThat(theBudget().path("pending").asText()).isEqualTo("0");
  }

  @Test
  void aRateWithoutASubjectIsEachOnesOwn() {
    budget("{\"scope\":\"tenant\",\"limit\":\"1000000\"}");
    String limit =
        asAdmin(
                "POST",
                "/v1/rate-limits",
                "{\"scope\":\"session\",\"window\":\"hour\",\"calls\":1}")
            .json()
            .path("id")
            .asText();
    String first = steward.post("/v1/sessions", "{}").json().path("id").asText();
    String second = steward.post("/v1/sessions", "{}").json().path("id").asText();

    assertThat(steward.invoke("stub.echo", WORD, "Steward-Session", first).status()).isEqualTo(200);
    assertThat(steward.invoke("stub.echo", WORD, "Steward-Session", first).status()).isEqualTo(429);
    assertThat(steward.invoke("stub.echo", WORD, "Steward-Session", second).status())
        .isEqualTo(200);
    assertThat(asAdmin("DELETE", "/v1/rate-limits/" + limit, "").status()).isEqualTo(204);
    assertThat(steward.invoke("stub.echo", WORD, "Steward-Session", first).status()).isEqualTo(200);
  }

  @Test
  void callsThatRaceKeepTheRate() throws Exception {
    budget("{\"scope\":\"tenant\",\"limit\":\"1000000\"}");
    asAdmin("POST", "/v1/rate-limits", "{\"scope\":\"tenant\",\"window\":\"hour\",\"calls\":5}");

    long through = 0;
    try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
      List<Callable<Integer>> calls =
          IntStream.range(0, 16)
              .<Callable<Integer>>mapToObj(_ -> () -> steward.invoke("stub.echo", WORD).status())
              .toList();
      for (Future<Integer> call : clients.invokeAll(calls)) {
        through += call.get() == 200 ? 1 : 0;
      }
    }

    assertThat(through).isEqualTo(5);
  }

  private static StubAnswer used(String usage, String body) {
    return StubAnswer.of(
        200, Map.of("Content-Type", "application/json", "Steward-Usage", usage), body);
  }

  private static Answer budget(String body) {
    return asAdmin("POST", "/v1/budgets", body);
  }

  private static JsonNode theBudget() {
    return steward.get("/v1/budgets").json().at("/budgets/0");
  }

  private static List<String> usage(String by) {
    List<String> lines = new ArrayList<>();
    steward
        .get("/v1/usage?by=" + by)
        .json()
        .path("usage")
        .forEach(
            each ->
                lines.add(
                    "%s %s %s %s"
                        .formatted(
                            each.path("subject").asText("-"),
                            each.path("micros").asText(),
                            each.path("amount").asText(),
                            each.path("runs").asText())));
    return lines;
  }

  private static int pages(String path, String member) {
    int items = 0;
    String token = "";
    do {
      JsonNode page = steward.get(path + "&pageToken=" + token).json();
      items += page.path(member).size();
      token = page.path("nextPageToken").asText("");
    } while (!token.isEmpty());
    return items;
  }

  private static JsonNode reconciled() {
    return reconciled("").json();
  }

  private static Answer reconciled(String invoice) {
    return steward.send(
        steward
            .request("/v1/ledger/reconcile", ACME)
            .setHeader("Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(invoice))
            .build());
  }

  private static Answer asAdmin(String method, String path, String body) {
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

  @Test
  void anotherTenantsBudgetIsLikeOneThatDoesNotExist() {
    String id = budget("{\"scope\":\"tenant\",\"limit\":\"1000000\"}").json().path("id").asText();
    String missing = "bud_00000000000000000000000000";

    for (String method : List.of("GET", "PATCH", "DELETE")) {
      Answer foreign = as(GLOBEX, method, "/v1/budgets/" + id, "{\"limit\":\"1\"}");
      Answer nothing = as(GLOBEX, method, "/v1/budgets/" + missing, "{\"limit\":\"1\"}");
      assertThat(foreign.status()).isEqualTo(404).isEqualTo(nothing.status());
      assertThat(foreign.json().path("detail")).isEqualTo(nothing.json().path("detail"));
    }
    assertThat(theBudget().path("limit").asText()).isEqualTo("1000000");
  }
}
