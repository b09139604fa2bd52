package dev.steward.warehouse.duckdb;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.Punctuality;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Numbered events. */
final class Batch {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private Batch() {}

  static List<EventRow> of(TenantId tenant, int first, int end) {
    return IntStream.range(first, end).mapToObj(i -> event(tenant, i)).toList();
  }

  private static EventRow event(TenantId tenant, int number) {
    Instant time = BEGIN.plusSeconds(number);
    return new EventRow(
        tenant,
        "batch",
        "e" + number,
        number % 3 == 0 ? "visit" : "order",
        "u" + number % 50,
        time,
        time,
        Punctuality.ON_TIME,
        "{\"amount\":" + number + "}");
  }
}
