package dev.steward.analytics.landing;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.Limits;
import dev.steward.ports.warehouse.Queries;
import dev.steward.ports.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** What a warehouse holds. */
public final class Stored {
  private static final Limits LIMITS = new Limits(1L << 40, Duration.ofSeconds(30), 1_000);

  private Stored() {}

  /** How many events of each type. */
  public static Map<String, Long> byType(Warehouse warehouse, String tenant) {
    Arguments ever =
        Arguments.NONE
            .with("from_time", Instant.parse("0001-01-01T00:00:00Z"))
            .with("to_time", Instant.parse("9999-12-31T00:00:00Z"));
    return warehouse.query(new TenantId(tenant), Queries.EVENT_TYPES, ever, LIMITS).rows().stream()
        .collect(Collectors.toMap(row -> row.text("type"), row -> row.whole("events")));
  }
}
