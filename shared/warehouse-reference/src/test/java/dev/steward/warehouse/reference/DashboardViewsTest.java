package dev.steward.warehouse.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.Punctuality;
import dev.steward.ports.warehouse.Queries;
import dev.steward.ports.warehouse.Query;
import dev.steward.testkit.SeededRandom;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The views for dashboards and the questions that the pages ask of them, on both engines. */
class DashboardViewsTest {
  private static final Arguments RANGE =
      Arguments.NONE
          .with("from_time", Told.BEGIN.minusSeconds(3_600))
          .with("to_time", Told.BEGIN.plus(Duration.ofDays(3)));
  private static final Arguments HOURS = RANGE.with("bucket_micros", 3_600_000_000L);
  private static final String PROBLEM =
      "\"problem\":{\"type\":\"https://steward.dev/problems/executor-failed\",\"title\":\"x\"}";

  @Test
  void aRunIsOneRowHoweverOftenItIsTold() throws IOException {
    Told told =
        new Told()
            .run("run_1", "admitted", "\"maxCost\":\"7000\"")
            .run("run_1", "dispatching", "\"attempt\":1,\"maxCost\":\"7000\"")
            .after(Duration.ofMillis(40))
            .run("run_1", "dispatching", "\"attempt\":2,\"maxCost\":\"7000\"")
            .after(Duration.ofMillis(60))
            .run("run_1", "succeeded", "\"maxCost\":\"7000\",\"cost\":\"6500\"")
            .again();
    AnswerRow run = only(rows(told, "runs"));
    assertThat(run.text("state")).isEqualTo("succeeded");
    assertThat(run.text("tool")).isEqualTo("brand.get_profile");
    assertThat(run.text("principal")).isEqualTo("ada");
    assertThat(run.text("task")).isEqualTo("t1");
    assertThat(run.find("session", String.class)).isEmpty();
    assertThat(run.find("problem", String.class)).isEmpty();
    assertThat(run.whole("attempts")).isEqualTo(2);
    assertThat(run.whole("cost")).isEqualTo(6_500);
    assertThat(run.whole("max_cost")).isEqualTo(7_000);
    assertThat(run.instant("finished_at")).isEqualTo(Told.BEGIN.plusMillis(100));
  }

  @Test
  void whatIsUnderWayHasNoEndYet() throws IOException {
    for (String state : List.of("admitted", "held", "dispatching", "unknown")) {
      Told told = new Told().run("run_1", "admitted", "").run("run_1", state, "");
      AnswerRow run = only(rows(told, "runs"));
      assertThat(run.text("state")).isEqualTo(state);
      assertThat(run.find("finished_at", Instant.class)).isEmpty();
      assertThat(rows(told, "latency")).isEmpty();
      assertThat(rows(told, "spend")).isEmpty();
    }
  }

  @Test
  void aRefusedRunEndsUnsentAndSaysWhy() throws IOException {
    Told told = new Told().run("run_1", "refused", PROBLEM);
    AnswerRow run = only(rows(told, "runs"));
    assertThat(run.text("problem")).endsWith("/executor-failed");
    assertThat(run.whole("attempts")).isZero();
    assertThat(run.find("sent_at", Instant.class)).isEmpty();
    assertThat(rows(told, "latency")).isEmpty();
    AnswerRow problem = only(ask(told, "reports_problems", RANGE));
    assertThat(problem.whole("runs")).isEqualTo(1);
  }

  @Test
  void timeIsToldApartByWhoTookIt() throws IOException {
    Told told =
        new Told()
            .run("run_1", "held", "")
            .after(Duration.ofMinutes(5))
            .run("run_1", "admitted", "")
            .after(Duration.ofMillis(3))
            .run("run_1", "dispatching", "\"attempt\":1")
            .after(Duration.ofSeconds(2))
            .run("run_1", "failed", PROBLEM);
    assertThat(only(rows(told, "latency")).values())
        .containsEntry("held_micros", 300_000_000L)
        .containsEntry("steward_micros", 3_000L)
        .containsEntry("executor_micros", 2_000_000L)
        .containsEntry("total_micros", 302_003_000L);
  }

  @Test
  void aChargeCountsOnceAndInItsHour() throws IOException {
    Told told =
        new Told()
            .run("run_1", "dispatching", "\"maxCost\":\"9\"")
            .run("run_1", "unknown", "\"maxCost\":\"9\"")
            .after(Duration.ofHours(2))
            .run("run_1", "succeeded", "\"cost\":\"7\"")
            .run("run_2", "unknown", "\"cost\":\"3\"")
            .after(Duration.ofHours(2))
            .run("run_2", "succeeded", "\"cost\":\"3\"");
    AnswerRow hour = only(rows(told, "spend"));
    assertThat(hour.values())
        .containsEntry("hour", Told.BEGIN.plus(Duration.ofHours(2)))
        .containsEntry("runs", 2L)
        .containsEntry("cost", 10L);
    assertThat(only(ask(told, "reports_spend", HOURS)).whole("cost")).isEqualTo(10);
  }

  @Test
  void anApprovalIsDecidedOnceAndThenUsed() throws IOException {
    String ids = "\"run\":\"run_1\",\"tool\":\"x.pay\",";
    Told told =
        new Told()
            .entry(
                "approval.opened",
                "ada",
                ids,
                "\"approval\":\"apr_1\",\"rule\":\"house/dangerous\","
                    + "\"expiresAt\":\"2026-03-01T11:00:00.000001Z\"")
            .after(Duration.ofSeconds(90))
            .entry("approval.approved", "grace", ids, "\"approval\":\"apr_1\",\"note\":\"fine\"")
            .after(Duration.ofSeconds(1))
            .entry("approval.consumed", "ada", ids, "\"approval\":\"apr_1\"")
            .entry("approval.opened", "ada", ids, "\"approval\":\"apr_2\",\"rule\":\"r\"");
    List<AnswerRow> approvals = rows(told, "approvals");
    assertThat(approvals.getFirst().values())
        .containsEntry("approval", "apr_1")
        .containsEntry("requester", "ada")
        .containsEntry("rule", "house/dangerous")
        .containsEntry("state", "consumed")
        .containsEntry("expires_at", Instant.parse("2026-03-01T11:00:00.000001Z"))
        .containsEntry("decided_by", "grace")
        .containsEntry("waited_micros", 90_000_000L);
    assertThat(approvals.getLast().text("state")).isEqualTo("pending");
    assertThat(approvals.getLast().find("waited_micros", Long.class)).isEmpty();
    assertThat(ask(told, "reports_approvals", HOURS))
        .extracting(row -> row.text("state"), row -> row.whole("ended"))
        .containsExactlyInAnyOrder(tuple("consumed", 1L), tuple("pending", 0L));
  }

  @Test
  void theNewestOutcomeOfADecisionCounts() throws IOException {
    Told told =
        new Told()
            .from("/steward/decisions")
            .event("steward.decision.outcome", "", "{\"decision\":\"d2\",\"reward\":1}")
            .event(
                "steward.decision.made",
                "ada",
                "{\"decision\":\"d1\",\"domain\":\"finance\",\"policy\":\"finance-constitution\","
                    + "\"version\":\"1.1.0\",\"variant\":\"B\",\"verdict\":\"approve\","
                    + "\"autonomy\":\"AL2\",\"rule\":\"small\",\"propensity\":0.25,"
                    + "\"latencyMicros\":1200}")
            .after(Duration.ofDays(1))
            .event("steward.decision.outcome", "", "{\"decision\":\"d1\",\"reward\":0.5}")
            .after(Duration.ofDays(1))
            .event("steward.decision.outcome", "", "{\"decision\":\"d1\",\"reward\":0}")
            .again();
    assertThat(only(rows(told, "decisions")).values())
        .containsEntry("decision", "d1")
        .containsEntry("variant", "B")
        .containsEntry("autonomy", "AL2")
        .containsEntry("propensity", 0.25)
        .containsEntry("latency_micros", 1_200L)
        .containsEntry("decided_at", Told.BEGIN)
        .containsEntry("reward", 0.0)
        .containsEntry("outcome_at", Told.BEGIN.plus(Duration.ofDays(2)));
    assertThat(only(ask(told, "reports_decisions", HOURS)).whole("outcomes")).isEqualTo(1);
  }

  @Test
  void aDecisionOfTheJournalIsReadFromItsPayload() throws IOException {
    Told told =
        new Told()
            .from("/steward/control-plane")
            .event(
                "steward.decision.made",
                "ada",
                "{\"stream\":\"decisions.finance\",\"seq\":1,\"payload\":{\"decision\":\"d1\","
                    + "\"domain\":\"finance\",\"policy\":\"finance-constitution\","
                    + "\"version\":\"1.1.B\",\"variant\":\"B\",\"verdict\":\"deny\","
                    + "\"autonomy\":\"AL2\",\"rule\":\"small\",\"propensity\":0.5}}")
            .event(
                "steward.decision.outcome",
                "ada",
                "{\"stream\":\"decisions.finance\",\"seq\":2,"
                    + "\"payload\":{\"decision\":\"d1\",\"reward\":1}}");

    assertThat(only(rows(told, "decisions")).values())
        .containsEntry("decision", "d1")
        .containsEntry("version", "1.1.B")
        .containsEntry("verdict", "deny")
        .containsEntry("propensity", 0.5)
        .containsEntry("reward", 1.0);
  }

  @Test
  void aLevelHoldsUntilTheNext() throws IOException {
    String change =
        "{\"policy\":\"p\",\"version\":\"1\",\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"r\"}";
    Told told =
        new Told()
            .from("/steward/decisions")
            .event("steward.decision.autonomy-changed", "grace", change.formatted("AL0", "AL1"))
            .after(Duration.ofDays(1))
            .event("steward.decision.autonomy-changed", "", change.formatted("AL1", "AL0"));
    List<AnswerRow> levels = rows(told, "autonomy_levels");
    assertThat(levels.getFirst().values())
        .containsEntry("level", "AL1")
        .containsEntry("until", Told.BEGIN.plus(Duration.ofDays(1)))
        .containsEntry("changed_by", "grace");
    assertThat(levels.getLast().find("until", Instant.class)).isEmpty();
    assertThat(ask(told, "reports_autonomy_levels", RANGE)).hasSize(2);
    assertThat(
            ask(
                told,
                "reports_autonomy_levels",
                RANGE.with("from_time", Told.BEGIN.plus(Duration.ofDays(2)))))
        .hasSize(1);
  }

  @Test
  void theBandsOfADomainAreToldTogether() throws IOException {
    String band =
        "{\"stream\":\"governance\",\"payload\":{\"domain\":\"finance\",\"policy\":\"p\","
            + "\"version\":\"%s\",\"band\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"r\"}}";
    String type = "steward.decision.autonomy-changed";
    Told told =
        new Told()
            .from("/steward/control-plane")
            .event(type, "ada", band.formatted("1", "up to 500", "AL3", "AL3"))
            .event(type, "ada", band.formatted("1", "above 500", "AL0", "AL1"))
            .after(Duration.ofDays(1))
            .event(type, "grace", band.formatted("2", "up to 250", "AL3", "AL3"))
            .event(type, "grace", band.formatted("2", "250 to 500", "AL3", "AL2"))
            .event(type, "grace", band.formatted("2", "above 500", "AL1", "AL1"));

    List<AnswerRow> levels = rows(told, "autonomy_levels");

    assertThat(levels.stream().filter(row -> row.find("until", Instant.class).isEmpty()))
        .extracting(row -> row.text("band"))
        .containsExactlyInAnyOrder("up to 250", "250 to 500", "above 500");
    assertThat(levels.stream().filter(row -> row.find("until", Instant.class).isPresent()))
        .extracting(row -> row.text("domain") + " " + row.text("band"))
        .containsExactlyInAnyOrder("finance up to 500", "finance above 500");
  }

  @Test
  void aDecisionSaysWhatBecameOfAskingPeople() throws IOException {
    String made =
        "{\"payload\":{\"decision\":\"%s\",\"policy\":\"p\",\"verdict\":\"approve\","
            + "\"autonomy\":\"%s\"}}";
    String settled = "{\"payload\":{\"decision\":\"%s\"}}";
    String resolved = "{\"payload\":{\"decision\":\"d4\",\"verdict\":\"deny\"}}";
    Told told =
        new Told()
            .from("/steward/control-plane")
            .event("steward.decision.made", "ada", made.formatted("d1", "AL3"))
            .event("steward.decision.made", "ada", made.formatted("d2", "AL1"))
            .event("steward.decision.made", "ada", made.formatted("d3", "AL1"))
            .event("steward.decision.made", "ada", made.formatted("d4", "AL0"))
            .after(Duration.ofHours(1))
            .event("steward.decision.rejected", "grace", settled.formatted("d3"))
            .event("steward.decision.expired", "steward", settled.formatted("d4"))
            .after(Duration.ofHours(1))
            .event("steward.decision.resolved", "henry", resolved);

    List<AnswerRow> rows = rows(told, "decisions");

    assertThat(rows)
        .extracting(row -> row.text("decision") + " " + row.text("status"))
        .containsExactlyInAnyOrder("d1 final", "d2 waiting", "d3 rejected", "d4 resolved");
    assertThat(
            rows.stream()
                .filter(row -> row.text("decision").equals("d3"))
                .findFirst()
                .orElseThrow()
                .values())
        .containsEntry("settled_by", "grace")
        .containsEntry("settled_at", Told.BEGIN.plus(Duration.ofHours(1)))
        .containsEntry("verdict", "approve");
    assertThat(
            rows.stream()
                .filter(row -> row.text("decision").equals("d4"))
                .findFirst()
                .orElseThrow()
                .values())
        .containsEntry("resolution", "deny")
        .containsEntry("settled_by", "henry");
  }

  @Test
  void whatOthersTellInStewardsWordsCountsForNothing() throws IOException {
    Told told =
        new Told()
            .from("/events")
            .run("run_1", "succeeded", "\"cost\":\"7\"")
            .entry("approval.opened", "ada", "", "\"approval\":\"apr_1\"")
            .event(
                "steward.decision.made",
                "ada",
                "{\"decision\":\"d\",\"policy\":\"p\",\"verdict\":\"deny\",\"autonomy\":\"AL0\"}")
            .event("steward.decision.autonomy-changed", "", "{\"policy\":\"p\",\"to\":\"AL3\"}");
    for (String view :
        List.of("runs", "spend", "latency", "approvals", "decisions", "autonomy_levels")) {
      assertThat(rows(told, view)).as(view).isEmpty();
    }
  }

  @Test
  void funnelsCountProductEventsByTheDay() throws IOException {
    Told told =
        new Told()
            .run("run_1", "succeeded", "")
            .from("/events")
            .event("visit", "u1", "{}")
            .event("visit", "u1", "{}")
            .event("visit", "", "{}")
            .after(Duration.ofDays(1))
            .event("visit", "u2", "{}");
    List<AnswerRow> days = ask(told, "reports_funnels", RANGE);
    assertThat(days)
        .extracting(day -> day.date("day"))
        .containsExactly(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2));
    assertThat(days.getFirst().whole("events")).isEqualTo(3);
    assertThat(days.getFirst().whole("users")).isEqualTo(1);
  }

  @Test
  void bothEnginesAgreeOnWhateverIsTold() {
    SeededRandom.forAll(
        40,
        random -> {
          TenantId tenant = new Told().tenant;
          List<EventRow> events = new ArrayList<>();
          for (int i = random.pick(List.of(0, 5, 40)); i > 0; i--) {
            events.add(any(random, tenant, events.size()));
          }
          Engines engines = new Engines(tenant, events);
          for (Map.Entry<String, String> view : VIEWS.entrySet()) {
            Query query = view(view.getKey(), view.getValue());
            assertThat(engines.query(query, Arguments.NONE)).isNotNull();
          }
          for (String name : Contracts.names("queries")) {
            if (name.startsWith("reports_")) {
              Query query = Queries.named(name);
              boolean bucketed = query.parameters().size() == 3;
              assertThat(engines.query(query, bucketed ? HOURS : RANGE)).isNotNull();
            }
          }
        });
  }

  private static EventRow any(SeededRandom random, TenantId tenant, int place) {
    List<String> members = new ArrayList<>(List.of("\"seq\":" + place));
    for (String id : List.of("run", "decision", "policy", "tool", "version", "task", "domain")) {
      if (random.chance(0.8)) {
        members.add("\"%s\":\"%s%d\"".formatted(id, id, random.between(1, 2)));
      }
    }
    members.add("\"verdict\":\"" + random.pick(List.of("approve", "deny")) + "\"");
    members.add("\"to\":\"AL" + random.between(0, 3) + "\"");
    members.add("\"reward\":" + random.pick(List.of("1", "0.5", "null", "\"x\"", "{}", "-1e3")));
    List<String> payload = new ArrayList<>();
    for (String member : List.of("attempt", "maxCost", "cost", "approval", "rule", "expiresAt")) {
      if (random.chance(0.7)) {
        payload.add(
            "\"%s\":%s"
                .formatted(
                    member,
                    random.pick(
                        List.of("7", "\"7\"", "\"-2\"", "null", "[1]", "{}", "\"\"", "true"))));
      }
    }
    members.add(
        random.chance(0.1) ? "\"payload\":[]" : "\"payload\":{" + String.join(",", payload) + "}");
    return new EventRow(
        tenant,
        random.pick(List.of("/steward/control-plane", "/steward/decisions", "/events")),
        "e" + (random.chance(0.1) ? 0 : place),
        random.pick(TYPES),
        random.chance(0.2) ? null : "u" + random.between(1, 3),
        Told.BEGIN.plusMillis(random.between(0, 20) * 997_000L),
        Told.BEGIN.plusSeconds(place),
        Punctuality.ON_TIME,
        "{" + String.join(",", members) + "}");
  }

  private static final List<String> TYPES =
      List.of(
          "steward.run.admitted",
          "steward.run.held",
          "steward.run.refused",
          "steward.run.dispatching",
          "steward.run.succeeded",
          "steward.run.failed",
          "steward.run.unknown",
          "steward.approval.opened",
          "steward.approval.rejected",
          "steward.approval.consumed",
          "steward.decision.made",
          "steward.decision.outcome",
          "steward.decision.resolved",
          "steward.decision.expired",
          "steward.decision.autonomy-changed",
          "visit");

  /** What names a row of each. */
  private static final Map<String, String> VIEWS =
      Map.of(
          "runs", "run",
          "spend", "hour, tool, principal",
          "latency", "run",
          "approvals", "approval",
          "decisions", "decision",
          "autonomy_levels", "domain, band, policy, version, since, until, level, changed_by",
          "funnels", "day, type");

  private static Query view(String name, String keys) throws IOException {
    String header =
        Contracts.text("views", name)
            .lines()
            .filter(line -> line.startsWith("-- > ") && !line.startsWith("-- > tenant"))
            .reduce("-- @tenant STRING", (above, line) -> above + "\n" + line);
    String columns =
        Query.parse(name, header).columns().stream()
            .map(column -> column.name())
            .reduce((left, right) -> left + ", " + right)
            .orElseThrow();
    String order =
        List.of(keys.split(", ")).stream()
            .map(key -> key + " IS NULL, " + key)
            .reduce((left, right) -> left + ", " + right)
            .orElseThrow();
    return Query.parse(
        name,
        "%s\nSELECT %s FROM `events_curated.%s` WHERE tenant = @tenant ORDER BY %s"
            .formatted(header, columns, name, order));
  }

  private static List<AnswerRow> rows(Told told, String view) throws IOException {
    return new Engines(told.tenant, told.events())
        .query(view(view, VIEWS.getOrDefault(view, "tenant")), Arguments.NONE);
  }

  private static List<AnswerRow> ask(Told told, String query, Arguments arguments)
      throws IOException {
    return new Engines(told.tenant, told.events()).query(Queries.named(query), arguments);
  }

  private static AnswerRow only(List<AnswerRow> rows) {
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }
}
