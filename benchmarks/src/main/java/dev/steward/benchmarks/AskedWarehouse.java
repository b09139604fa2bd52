package dev.steward.benchmarks;

import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.Limits;
import dev.steward.ports.warehouse.Queries;
import dev.steward.ports.warehouse.Query;
import dev.steward.ports.warehouse.Warehouse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The questions of {@link BareDuckDb}, asked as analyses ask them. */
record AskedWarehouse(Warehouse warehouse) {
  private static final Limits LIMITS = new Limits(Long.MAX_VALUE, Duration.ofMinutes(10), 1_000);
  private static final Arguments YEAR =
      Arguments.NONE
          .with("from_time", SomeEvents.BEGIN)
          .with("to_time", SomeEvents.BEGIN.plus(SomeEvents.LENGTH));

  /** Only periods in which somebody came, as the bare query tells it. */
  List<Long> retention() {
    return rows(
            Queries.RETENTION,
            YEAR.with("grain", "month")
                .with("start_type", "visit")
                .with("return_type", "visit")
                .with("periods", 12L))
        .stream()
        .filter(row -> row.whole("classic") > 0)
        .flatMap(row -> Stream.of(row.whole("classic"), row.whole("rolling")))
        .toList();
  }

  List<Long> funnel() {
    return rows(
            Queries.FUNNEL,
            YEAR.with("window_micros", 7 * 24 * 3_600_000_000L)
                .with("steps", List.of(step(1, "visit"), step(2, "cart"), step(3, "order")))
                .with("filters", List.of())
                .with("segment", List.of()))
        .stream()
        .map(row -> row.whole("users"))
        .toList();
  }

  private List<AnswerRow> rows(Query query, Arguments arguments) {
    return warehouse.query(SomeEvents.TENANT, query, arguments, LIMITS).rows();
  }

  private static Arguments step(long number, String type) {
    return Arguments.NONE.with("step", number).with("type", type).with("filters", 0L);
  }
}
