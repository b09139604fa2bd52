package dev.steward.controlplane.ledger;

import static dev.steward.controlplane.RunningControlPlane.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.testkit.http.StubAnswer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls that cost something, over HTTP. */
class SpendingTest extends SpendingOverHttp {
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

  private static StubAnswer used(String usage, String body) {
    return StubAnswer.of(
        200, Map.of("Content-Type", "application/json", "Steward-Usage", usage), body);
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
}
