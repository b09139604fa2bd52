package dev.steward.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Appended;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.InsightRow;
import dev.steward.ports.warehouse.Limits;
import dev.steward.ports.warehouse.Punctuality;
import dev.steward.ports.warehouse.Queries;
import dev.steward.ports.warehouse.Query;
import dev.steward.ports.warehouse.Warehouse;
import dev.steward.ports.warehouse.WarehouseFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Warehouse} promises. The one under test may hold other events too. */
public interface WarehouseContract {
  Instant NOON = Instant.parse("2026-03-01T12:00:00.000001Z");
  Limits LIMITS = new Limits(1_000_000_000, Duration.ofSeconds(30), 1_000);

  Warehouse warehouse();

  @Test
  default void anEmptyWarehouseAnswersWithNothing() {
    assertThat(types(tenant())).isEmpty();
    assertThat(warehouse().append(List.of())).isEqualTo(new Appended(0, 0));
  }

  @Test
  default void anEventIsStoredOnceHoweverOftenItComes() {
    TenantId tenant = tenant();
    EventRow event = event(tenant, "1", "visit", NOON);
    assertThat(warehouse().append(List.of(event, event))).isEqualTo(new Appended(1, 1));
    assertThat(warehouse().append(List.of(event))).isEqualTo(new Appended(0, 1));
    assertThat(
            warehouse()
                .append(
                    List.of(event(tenant, "1", "other", NOON), event(tenant, "2", "visit", NOON))))
        .isEqualTo(new Appended(1, 1));
    assertThat(types(tenant))
        .singleElement()
        .satisfies(row -> assertThat(row.whole("events")).isEqualTo(2));
  }

  @Test
  default void theSameIdOfAnotherSourceOrTenantIsAnotherEvent() {
    TenantId one = tenant();
    TenantId two = tenant();
    EventRow elsewhere =
        new EventRow(one, "till", "1", "visit", "u", NOON, NOON, Punctuality.ON_TIME, "{}");
    assertThat(
            warehouse()
                .append(
                    List.of(
                        event(one, "1", "visit", NOON), event(two, "1", "visit", NOON), elsewhere)))
        .isEqualTo(new Appended(3, 0));
    assertThat(types(one).getFirst().whole("events")).isEqualTo(2);
    assertThat(types(two).getFirst().whole("events")).isEqualTo(1);
  }

  @Test
  default void timesKeepTheirMicrosecondsFromTheFirstYearToTheLast() {
    TenantId tenant = tenant();
    Instant first = Instant.parse("0001-01-01T00:00:00Z");
    Instant last = Instant.parse("9999-12-31T23:59:59.999998Z");
    warehouse().append(List.of(event(tenant, "1", "a", first), event(tenant, "2", "a", last)));
    AnswerRow row = types(tenant).getFirst();
    assertThat(row.instant("first_time")).isEqualTo(first);
    assertThat(row.instant("last_time")).isEqualTo(last);
  }

  @Test
  default void namesWithQuotesAreOnlyNames() {
    TenantId tenant = tenant();
    String type = "it's \"so\" -- @tenant `x` \\ 'OR 1=1";
    warehouse().append(List.of(event(tenant, "'; DROP TABLE x; --", type, NOON)));
    assertThat(types(tenant))
        .singleElement()
        .satisfies(row -> assertThat(row.text("type")).isEqualTo(type));
  }

  @Test
  default void anEventWithoutSubjectIsNobodys() {
    TenantId tenant = tenant();
    warehouse()
        .append(
            List.of(new EventRow(tenant, "s", "1", "a", null, NOON, NOON, Punctuality.LATE, "{}")));
    assertThat(types(tenant).getFirst().whole("users")).isZero();
  }

  @Test
  default void aMegabyteOfPropertiesIsKept() {
    TenantId tenant = tenant();
    String data = "{\"text\":\"" + "x".repeat(1 << 20) + "\",\"amount\":3}";
    warehouse()
        .append(
            List.of(
                new EventRow(tenant, "s", "1", "a", "u", NOON, NOON, Punctuality.ON_TIME, data)));
    Arguments asked =
        always()
            .with("outcome_type", "none")
            .with("landmark_micros", null)
            .with("properties", List.of("amount", "text"));
    assertThat(warehouse().query(tenant, Queries.USER_FEATURES, asked, LIMITS).rows())
        .filteredOn(row -> row.text("kind").equals("property"))
        .extracting(row -> row.text("value").length())
        .containsExactly(1, 1 << 20);
  }

  @Test
  default void noMoreRowsComeThanWereAskedForAndTheAnswerSaysSo() {
    TenantId tenant = tenant();
    warehouse()
        .append(IntStream.range(0, 5).mapToObj(i -> event(tenant, "" + i, "t" + i, NOON)).toList());
    Limits three = new Limits(1_000_000, Duration.ofSeconds(30), 3);
    assertThat(warehouse().query(tenant, Queries.EVENT_TYPES, always(), three))
        .satisfies(answer -> assertThat(answer.rows()).hasSize(3))
        .satisfies(answer -> assertThat(answer.more()).isTrue());
    Limits five = new Limits(1_000_000, Duration.ofSeconds(30), 5);
    assertThat(warehouse().query(tenant, Queries.EVENT_TYPES, always(), five).more()).isFalse();
  }

  @Test
  default void aQueryAboveItsBytesIsRefusedWithWhatItWouldRead() {
    TenantId tenant = tenant();
    warehouse().append(List.of(event(tenant, "1", "visit", NOON)));
    long bytes = warehouse().dryRun(tenant, Queries.EVENT_TYPES, always());
    assertThat(bytes).isPositive();
    assertThatThrownBy(
            () ->
                warehouse()
                    .query(
                        tenant,
                        Queries.EVENT_TYPES,
                        always(),
                        new Limits(bytes - 1, Duration.ofSeconds(30), 10)))
        .isInstanceOfSatisfying(
            WarehouseFault.TooExpensive.class, fault -> assertThat(fault.bytes()).isEqualTo(bytes));
  }

  @Test
  default void whatIsNotAskedAsItsHeaderSaysIsABug() {
    for (Arguments wrong :
        List.of(
            Arguments.NONE, always().with("from_time", "yesterday"), always().with("more", 1L))) {
      assertThatThrownBy(() -> warehouse().query(tenant(), Queries.EVENT_TYPES, wrong, LIMITS))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  default void aTextThatCannotRunIsRejected() {
    Query wrong =
        Query.parse(
            "wrong",
            "-- @tenant STRING\n-- > x INT64\nSELECT nothing AS x FROM `events_curated.event`");
    assertThatThrownBy(() -> warehouse().query(tenant(), wrong, Arguments.NONE, LIMITS))
        .isInstanceOf(WarehouseFault.Rejected.class);
  }

  @Test
  default void anInsightIsRecordedOnce() {
    TenantId tenant = tenant();
    InsightRow insight =
        new InsightRow(tenant, "i1", "funnel", "Half leave", NOON, "ada", null, null, "{\"n\":3}");
    assertThat(warehouse().record(List.of(insight))).isEqualTo(new Appended(1, 0));
    assertThat(warehouse().record(List.of(insight))).isEqualTo(new Appended(0, 1));
  }

  private List<AnswerRow> types(TenantId tenant) {
    return warehouse().query(tenant, Queries.EVENT_TYPES, always(), LIMITS).rows();
  }

  private static Arguments always() {
    return Arguments.NONE
        .with("from_time", Instant.parse("0001-01-01T00:00:00Z"))
        .with("to_time", Instant.parse("9999-12-31T23:59:59.999999Z"));
  }

  private static EventRow event(TenantId tenant, String id, String type, Instant time) {
    return new EventRow(tenant, "shop", id, type, "u", time, NOON, Punctuality.ON_TIME, "{}");
  }

  private static TenantId tenant() {
    return new TenantId("t-" + UUID.randomUUID());
  }
}
