package dev.steward.decisions.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.decisions.Governed;
import dev.steward.decisions.plans.Part;
import dev.steward.decisions.plans.PlannedPolicy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change in what is decided is told, once, and only when it is one. */
class DriftJobTest {
  private static final String POLICY = "finance-constitution@1.0.0";

  private Governed steward;

  @BeforeEach
  void start(@TempDir Path folder) {
    steward = Governed.in(folder).publish(POLICY);
    steward.bind("finance", new PlannedPolicy(POLICY, Part.LIVE, PlannedPolicy.WHOLE));
  }

  @AfterEach
  void stop() {
    steward.close();
  }

  @Test
  void aShiftIsAnAlarmAndAnEventThatIsToldOnce() throws SQLException {
    decided(800, 20, 10, 900);
    decided(400, 3, 3, 2_900);

    JsonNode look = drift().at("/report/domains/0");
    assertThat(alarms(look))
        .contains("facts.amount", "known.income", "verdict")
        .doesNotContain("known.debt", "level", "rule");

    int told = events();
    assertThat(told).isGreaterThanOrEqualTo(2);
    assertThat(drift().path("ran").asBoolean(true)).isFalse();
    assertThat(events()).isEqualTo(told);
    JsonNode notice = Notices.only(steward, "decision.drift-detected");
    assertThat(notice.path("title").asText()).isEqualTo("Decisions of finance have drifted");
    assertThat(notice.path("says").asText())
        .contains(POLICY + " decided 400 cases from ")
        .contains("no longer like the 800 of the ");
    assertThat(notice.path("points").toString())
        .contains("Verdicts: approve 66.8 % (was 90.0 %), deny 33.3 % (was 10.0 %)")
        .contains("Fact amount: ")
        .contains("Chance does that in less than 1 of 10,000 looks");
    assertThat(notice.path("advice").asText()).contains("./steward replay");
  }

  @Test
  void whatStaysAsItWasIsNone() throws SQLException {
    decided(800, 20, 10, 900);
    decided(400, 3, 10, 900);

    assertThat(alarms(drift().at("/report/domains/0"))).isEmpty();
    assertThat(events()).isZero();
  }

  @Test
  void tooFewSayNothing() throws SQLException {
    decided(800, 20, 10, 900);
    decided(40, 3, 2, 2_900);

    JsonNode findings = drift().at("/report/domains/0/findings");

    assertThat(findings.findValuesAsText("finding")).containsOnly("not-enough-data");
    assertThat(events()).isZero();
  }

  @Test
  void canBeLookedForOverAnyTime() throws SQLException {
    decided(400, 3, 10, 900);
    decided(400, 1, 3, 2_900);
    DriftController look = steward.bean(DriftController.class);

    assertThat(alarms(look.look(Governed.ADMIN, "finance", Optional.of("P2D"), Optional.of("P3D"))))
        .contains("facts.amount", "verdict");
    assertThat(alarms(look.look(Governed.ADMIN, "finance", Optional.empty(), Optional.empty())))
        .isEmpty();
    assertThat(events()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a week", "P0D", "-PT1H", "P401D", "P99999999999999999999D"})
  void isNotLookedForOverWhatIsNoTime(String time) {
    DriftController look = steward.bean(DriftController.class);

    assertThat(
            Governed.violations(
                catchThrowable(
                    () ->
                        look.look(Governed.ADMIN, "finance", Optional.empty(), Optional.of(time)))))
        .singleElement()
        .asString()
        .startsWith("/baseline");
  }

  @Test
  void aDomainWithoutAPlanHasNone() {
    DriftController look = steward.bean(DriftController.class);

    assertThat(
            catchThrowable(
                () -> look.look(Governed.ADMIN, "hr", Optional.empty(), Optional.empty())))
        .hasMessageContaining("no plan");
  }

  /** So many, so many days ago, of which every n-th is denied, about so much money. */
  private void decided(int count, int daysAgo, int deniedEvery, int amount) throws SQLException {
    try (var connection = steward.superuser();
        var insert =
            connection.prepareStatement(
                """
                INSERT INTO governance.decision
                  (tenant_id, id, domain, entity, policy, policy_digest, epoch, role, propensity,
                   facts, salt, features, context, verdict, level, rule, reason, status, principal,
                   run, effect_key, event_id, decided_at, latency_micros)
                SELECT 'acme', format('dec_%s_%s', ?::int, i), 'finance', 'c' || i, ?, 'd', 1, 'live',
                  1, jsonb_strip_nulls(jsonb_build_object('amount', ?::int + i % 300,
                    'income', CASE WHEN ?::int < 1000 THEN 120 END)), 's', '{}', '{}',
                  CASE WHEN i % ?::int = 0 THEN 'deny' ELSE 'approve' END, 'AL2', 'band-AL2', 'r',
                  'final', 'ada', 'run', format('key_%s_%s', ?::int, i), 'evt',
                  now() - make_interval(days => ?::int), 1
                FROM generate_series(1, ?) AS i
                """)) {
      insert.setInt(1, daysAgo);
      insert.setString(2, POLICY);
      insert.setInt(3, amount);
      insert.setInt(4, amount);
      insert.setInt(5, deniedEvery);
      insert.setInt(6, daysAgo);
      insert.setInt(7, daysAgo);
      insert.setInt(8, count);
      insert.executeUpdate();
    }
  }

  private JsonNode drift() {
    return steward.ask("decisions.run_job", "{\"job\": \"drift\"}");
  }

  private static List<String> alarms(JsonNode look) {
    List<String> alarms = new ArrayList<>();
    for (JsonNode finding : look.path("findings")) {
      if (finding.path("finding").asText().equals("alarm")) {
        alarms.add(finding.path("name").asText());
      }
    }
    return alarms;
  }

  private int events() {
    return steward
        .ask("decisions.list_events", "{\"type\": \"drift.alarm\"}")
        .path("events")
        .size();
  }
}
