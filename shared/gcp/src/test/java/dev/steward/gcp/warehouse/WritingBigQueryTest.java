package dev.steward.gcp.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.Appended;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.InsightRow;
import dev.steward.ports.warehouse.Punctuality;
import dev.steward.ports.warehouse.WarehouseFault;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WritingBigQueryTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.000001Z");
  private static final TenantId TENANT = new TenantId("acme");

  private final Stubs stubs = new Stubs();
  private final StubWrites writes = stubs.writes;

  @AfterEach
  void close() {
    stubs.close();
  }

  @Test
  void anEventIsARowAndWhatItHasNotIsAbsent() {
    Instant last = Instant.parse("9999-12-31T23:59:59.999999Z");
    EventRow event =
        new EventRow(TENANT, "s", "1", "visit", null, last, NOON, Punctuality.FUTURE, "{\"a\":1}");
    assertThat(stubs.warehouse().append(List.of(event))).isEqualTo(new Appended(1, 0));
    assertThat(writes.events())
        .containsExactly(
            Map.of(
                "tenant",
                "acme",
                "source",
                "s",
                "id",
                "1",
                "type",
                "visit",
                "time",
                253_402_300_799_999_999L,
                "received_at",
                1_772_366_400_000_001L,
                "punctuality",
                "future",
                "data",
                "{\"a\":1}"));
  }

  @Test
  void anInsightIsARow() {
    assertThat(stubs.warehouse().record(List.of(insight()))).isEqualTo(new Appended(1, 0));
    assertThat(writes.insights())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("content", "{\"n\":3}")
                    .containsEntry("created_at", 1_772_366_400_000_001L)
                    .containsEntry("report", "r.html")
                    .doesNotContainKey("run"));
    assertThat(writes.events()).isEmpty();
  }

  @Test
  void columnsAreThoseOfTheTables() throws IOException {
    for (Table<?> table : List.of(Table.EVENT, Table.INSIGHT)) {
      String ddl =
          Files.readString(Path.of("../../contracts/warehouse/tables", table.name() + ".sql"));
      assertThat(ddl).contains("`" + table.dataset() + "." + table.name() + "`");
      List<String> columns =
          Pattern.compile("(?m)^  ([a-z_]+) (STRING|JSON|TIMESTAMP)\\b")
              .matcher(ddl)
              .results()
              .map(it -> it.group(1) + (it.group(2).equals("TIMESTAMP") ? " INT64" : " STRING"))
              .toList();
      assertThat(table.descriptor().getFields())
          .extracting(it -> it.getName() + " " + it.getType())
          .containsExactlyElementsOf(columns);
    }
  }

  @Test
  void whatComesTwiceInABatchIsWrittenOnceAsItFirstCame() {
    EventRow first = event("1", "{\"n\":1}");
    assertThat(stubs.warehouse().append(List.of(first, event("1", "{\"n\":2}"), event("2", "{}"))))
        .isEqualTo(new Appended(2, 1));
    assertThat(writes.events()).extracting(it -> it.get("data")).containsExactly("{\"n\":1}", "{}");
    EventRow elsewhere =
        new EventRow(new TenantId("other"), "s", "1", "a", "u", NOON, NOON, Punctuality.LATE, "{}");
    assertThat(stubs.warehouse().append(List.of(first, elsewhere))).isEqualTo(new Appended(2, 0));
  }

  @Test
  void aBatchThatIsMoreThanOneRequestShowsAllAtOnce() {
    List<EventRow> batch = megabytes(20);
    assertThat(stubs.warehouse().append(batch)).isEqualTo(new Appended(20, 0));
    assertThat(writes.seen)
        .containsExactly(
            "create PENDING", "append 7", "append 7", "append 6", "finalize", "commit");
    assertThat(writes.events())
        .extracting(it -> it.get("id"))
        .containsExactlyElementsOf(batch.stream().map(EventRow::id).toList());
  }

  @Test
  void aLargeBatchThatBreaksOffIsWrittenAnewAndShowsOnce() {
    writes.breaksAtRequest.set(1);
    stubs.warehouse().append(megabytes(20));
    assertThat(writes.events()).hasSize(20);
    assertThat(writes.seen).filteredOn(it -> it.startsWith("create")).hasSize(2);
  }

  @Test
  void ofALargeBatchThatIsNotCommittedNothingShows() {
    writes.commitFails = true;
    assertThatThrownBy(() -> stubs.warehouse().append(megabytes(20)))
        .isInstanceOf(WarehouseFault.Unavailable.class);
    assertThat(writes.events()).isEmpty();
  }

  @Test
  void aRowThatCannotBeHeldIsRejectedAtOnceWithItsWholeBatch() {
    writes.badRow = true;
    assertThatThrownBy(() -> stubs.warehouse().append(List.of(event("1", "{}"), event("2", "{}"))))
        .isInstanceOf(WarehouseFault.Rejected.class);
    assertThatThrownBy(() -> stubs.warehouse().append(megabytes(20)))
        .isInstanceOf(WarehouseFault.Rejected.class);
    assertThat(writes.seen).containsExactly("append 2", "create PENDING", "append 7");
    assertThat(writes.events()).isEmpty();
  }

  @Test
  void rowsThatDoNotFitTheTableAreRejected() {
    for (Status refusal : List.of(Status.INVALID_ARGUMENT, Status.OUT_OF_RANGE)) {
      writes.refuse(refusal, Integer.MAX_VALUE);
      assertThatThrownBy(() -> stubs.warehouse().append(List.of(event("1", "{}"))))
          .isInstanceOf(WarehouseFault.Rejected.class);
    }
    assertThat(writes.seen).hasSize(2);
  }

  @Test
  void aTableOrARightThatIsMissingIsNoFaultOfTheRows() {
    for (Status refusal :
        List.of(Status.NOT_FOUND, Status.PERMISSION_DENIED, Status.UNAUTHENTICATED)) {
      writes.refuse(refusal, Integer.MAX_VALUE);
      assertThatThrownBy(() -> stubs.warehouse().append(List.of(event("1", "{}"))))
          .isInstanceOf(WarehouseFault.Unavailable.class);
      assertThatThrownBy(() -> stubs.warehouse().append(megabytes(20)))
          .isInstanceOf(WarehouseFault.Unavailable.class);
    }
  }

  @Test
  void aHiccupIsNotNoticed() {
    for (Status refusal :
        List.of(Status.UNAVAILABLE, Status.ABORTED, Status.INTERNAL, Status.RESOURCE_EXHAUSTED)) {
      writes.refuse(refusal, 1);
      stubs.warehouse().record(List.of(insight()));
    }
    assertThat(writes.insights()).hasSize(4);
  }

  @Test
  void anOutageIsUnavailable() {
    writes.refuse(Status.UNAVAILABLE, Integer.MAX_VALUE);
    assertThatThrownBy(() -> stubs.warehouse().append(List.of(event("1", "{}"))))
        .isInstanceOf(WarehouseFault.Unavailable.class);
    assertThatThrownBy(() -> stubs.warehouse().append(megabytes(20)))
        .isInstanceOf(WarehouseFault.Unavailable.class);
    writes.close();
    assertThatThrownBy(() -> stubs.warehouse().record(List.of(insight())))
        .isInstanceOf(WarehouseFault.Unavailable.class);
  }

  @Test
  void anEmptyBatchOnlyAsksWhetherItCouldBeWritten() {
    assertThat(stubs.warehouse().record(List.of())).isEqualTo(new Appended(0, 0));
    assertThat(stubs.warehouse().append(List.of())).isEqualTo(new Appended(0, 0));
    assertThat(writes.seen).containsExactly("get", "get");
    writes.refuse(Status.UNAVAILABLE, Integer.MAX_VALUE);
    assertThatThrownBy(() -> stubs.warehouse().record(List.of()))
        .isInstanceOf(WarehouseFault.Unavailable.class);
  }

  private static List<EventRow> megabytes(int count) {
    String data = "{\"text\":\"" + "x".repeat(1 << 20) + "\"}";
    return IntStream.range(0, count).mapToObj(i -> event("" + i, data)).toList();
  }

  private static EventRow event(String id, String data) {
    return new EventRow(TENANT, "s", id, "a", "u", NOON, NOON, Punctuality.ON_TIME, data);
  }

  private static InsightRow insight() {
    return new InsightRow(
        TENANT, "i1", "funnel", "Half leave", NOON, "ada", null, "r.html", "{\"n\":3}");
  }
}
