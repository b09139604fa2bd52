package dev.steward.decisions.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.decisions.Earlier;
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
  private Earlier earlier;

  @BeforeEach
  void start(@TempDir Path folder) {
    steward = Governed.in(folder).publish(POLICY);
    earlier = new Earlier(steward, POLICY);
    steward.bind("finance", new PlannedPolicy(POLICY, Part.LIVE, PlannedPolicy.WHOLE));
  }

  @AfterEach
  void stop() {
    steward.close();
  }

  @Test
  void aShiftIsAnAlarmAndAnEventThatIsToldOnce() throws SQLException {
    earlier.decided(800, 20, 10, 900);
    earlier.decided(400, 3, 3, 2_900);

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
    earlier.decided(800, 20, 10, 900);
    earlier.decided(400, 3, 10, 900);

    assertThat(alarms(drift().at("/report/domains/0"))).isEmpty();
    assertThat(events()).isZero();
  }

  @Test
  void tooFewSayNothing() throws SQLException {
    earlier.decided(800, 20, 10, 900);
    earlier.decided(40, 3, 2, 2_900);

    JsonNode findings = drift().at("/report/domains/0/findings");

    assertThat(findings.findValuesAsText("finding")).containsOnly("not-enough-data");
    assertThat(events()).isZero();
  }

  @Test
  void canBeLookedForOverAnyTime() throws SQLException {
    earlier.decided(400, 3, 10, 900);
    earlier.decided(400, 1, 3, 2_900);
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
