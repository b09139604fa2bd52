package dev.steward.analytics.insights;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.Answer;
import dev.steward.ports.warehouse.Appended;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.InsightRow;
import dev.steward.ports.warehouse.Limits;
import dev.steward.ports.warehouse.Queries;
import dev.steward.ports.warehouse.Query;
import dev.steward.ports.warehouse.Warehouse;
import dev.steward.ports.warehouse.WarehouseFault;
import dev.steward.warehouse.duckdb.DuckDbSettings;
import dev.steward.warehouse.duckdb.DuckDbWarehouse;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A real warehouse that can be told to go away between an insight's report and its row. */
@Singleton
@Replaces(DuckDbWarehouse.class)
@Requires(property = LeavingWarehouse.SWITCH)
public final class LeavingWarehouse implements Warehouse {
  static final String SWITCH = "test.leaving-warehouse";

  private static final Arguments ALWAYS =
      Arguments.NONE
          .with("from_time", Instant.parse("2020-01-01T00:00:00Z"))
          .with("to_time", Instant.parse("9000-01-01T00:00:00Z"));

  private final DuckDbWarehouse real;
  private volatile boolean leaves;
  private final AtomicInteger tried = new AtomicInteger();

  LeavingWarehouse(DuckDbSettings settings) {
    real = new DuckDbWarehouse(settings);
  }

  void leaveBeforeTheRow(boolean whether) {
    leaves = whether;
  }

  /** How many rows came while it was away. */
  int tried() {
    return tried.get();
  }

  long insights(TenantId tenant) {
    Limits limits = new Limits(Long.MAX_VALUE, Duration.ofSeconds(10), 1000);
    return real.query(tenant, Queries.named("reports_insights"), ALWAYS, limits).rows().size();
  }

  @Override
  public Appended append(List<EventRow> events) {
    return real.append(events);
  }

  @Override
  public Appended record(List<InsightRow> insights) {
    if (leaves && !insights.isEmpty()) {
      tried.incrementAndGet();
      throw new WarehouseFault.Unavailable("it went away", null);
    }
    return real.record(insights);
  }

  @Override
  public Answer query(TenantId tenant, Query query, Arguments arguments, Limits limits) {
    return real.query(tenant, query, arguments, limits);
  }

  @Override
  public long dryRun(TenantId tenant, Query query, Arguments arguments) {
    return real.dryRun(tenant, query, arguments);
  }

  @PreDestroy
  void close() {
    real.close();
  }
}
