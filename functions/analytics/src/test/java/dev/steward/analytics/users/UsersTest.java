package dev.steward.analytics.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.analytics.Asked;
import dev.steward.analytics.asking.Conditions;
import dev.steward.analytics.asking.Range;
import dev.steward.analytics.table.CategoryColumn;
import dev.steward.analytics.table.Metric;
import dev.steward.analytics.table.Table;
import dev.steward.core.Fault;
import dev.steward.core.TenantId;
import dev.steward.executor.Invocation;
import dev.steward.ports.warehouse.PropertyFilter;
import dev.steward.ports.warehouse.PropertyFilter.Operator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Ann buys after three days, ben after one, cleo never; dan's very first event is to buy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsersTest {
  private static final Instant BEGIN = Instant.parse("2026-02-01T00:00:00Z");
  private static final Range FEBRUARY = new Range(BEGIN, Instant.parse("2026-03-01T00:00:00Z"));
  private static final Optional<String> BOUGHT = Optional.of("bought");
  private static final Conditions ALL = new Conditions(List.of());

  private Asked asked;
  private Users users;

  @BeforeAll
  void load(@TempDir Path folder) {
    asked = Asked.in(folder);
    users = asked.bean(Users.class);
    event("ann", "looked", 0, "{\"plan\": \"free\", \"age\": 30}");
    event("ann", "looked", 48, "{\"plan\": \"pro\"}");
    event("ann", "bought", 72, "{\"plan\": \"gold\"}");
    event("ann", "thanked", 73, "{\"plan\": \"gone\"}");
    event("ben", "looked", 0, "{\"plan\": \"free\", \"$x\": 1}");
    event("ben", "bought", 24, "{}");
    event("cleo", "looked", 0, "{\"plan\": \"pro\"}");
    event("cleo", "looked", 100, "{}");
    event("dan", "bought", 5, "{}");
    asked.land();
  }

  @AfterAll
  void close() {
    asked.close();
  }

  @Test
  void propertiesAreToldByHowManyTellThem() {
    assertThat(users.properties(call("acme"), FEBRUARY, BOUGHT)).containsExactly("plan", "age");
  }

  @Test
  void whatWasToldLastBeforeTheOutcomeCountsAndHowOftenSomethingWasDone() {
    Table table = table(Optional.empty(), ALL);

    assertThat(told(table, "plan")).containsExactly("pro", "free", "pro", "-");
    assertThat(new Metric.Mean("did looked").values(table)).containsExactly(2, 1, 2, 0);
    assertThat(told(table, "had bought")).containsExactly("true", "true", "false", "true");
    assertThat(table.find("did thanked")).isEmpty();
    assertThat(table.find("did bought")).isEmpty();
  }

  @Test
  void theLandmarkIsJustBeforeAQuarterHaveHadTheOutcome() {
    assertThat(users.landmark(call("acme"), FEBRUARY, "bought"))
        .contains(Duration.ofHours(24).minusNanos(1000));
    assertThat(users.landmark(call("acme"), FEBRUARY, "never")).isEmpty();
  }

  @Test
  void atALandmarkOnlyWhatWasByThenIsKnownAndOnlyOfThoseWhoseOutcomeIsToCome() {
    Table table = table(Optional.of(Duration.ofHours(30)), ALL);

    assertThat(told(table, "plan")).containsExactly("free", "pro");
    assertThat(new Metric.Mean("did looked").values(table)).containsExactly(1, 1);
    assertThat(told(table, "had bought")).containsExactly("true", "false");
  }

  @Test
  void aSegmentIsOfThoseWhoMeetEveryCondition() {
    Conditions pro = new Conditions(List.of(new PropertyFilter("plan", Operator.EQ, "pro")));
    assertThat(told(table(Optional.empty(), pro), "had bought")).containsExactly("true", "false");

    Conditions none = new Conditions(List.of(new PropertyFilter("plan", Operator.EQ, "gold")));
    assertThatThrownBy(() -> table(Optional.empty(), none))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("nobody with an event in this time is in it");
  }

  @Test
  void anotherTenantHasNoUsers() {
    assertThatThrownBy(
            () ->
                users.table(
                    call("other"), FEBRUARY, BOUGHT, Optional.empty(), List.of("plan"), ALL))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("nobody did anything in this time");
  }

  private Table table(Optional<Duration> landmark, Conditions segment) {
    return users.table(call("acme"), FEBRUARY, BOUGHT, landmark, List.of("plan"), segment);
  }

  private static List<String> told(Table table, String column) {
    CategoryColumn words = (CategoryColumn) table.column(column);
    String[] told = new String[words.rows()];
    for (int row = 0; row < told.length; row++) {
      told[row] = words.missing(row) ? "-" : words.levels().get(words.code(row));
    }
    return Arrays.asList(told);
  }

  private void event(String user, String type, int hours, String data) {
    asked.event(user, type, BEGIN.plus(Duration.ofHours(hours)), data);
  }

  private static Invocation call(String tenant) {
    return new Invocation(
        new TenantId(tenant), "ada", "run_1", 1, "key", Instant.now().plusSeconds(60), 1);
  }
}
