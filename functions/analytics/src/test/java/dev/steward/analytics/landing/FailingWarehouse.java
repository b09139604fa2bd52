package dev.steward.analytics.landing;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.Answer;
import dev.steward.ports.warehouse.Appended;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.InsightRow;
import dev.steward.ports.warehouse.Limits;
import dev.steward.ports.warehouse.Query;
import dev.steward.ports.warehouse.Warehouse;
import dev.steward.ports.warehouse.WarehouseFault;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A real warehouse that is down when told to be, and never takes events of the type poison. */
final class FailingWarehouse implements Warehouse {
  private final Warehouse real;
  private final AtomicInteger attempts = new AtomicInteger();
  private volatile boolean down;

  FailingWarehouse(Warehouse real) {
    this.real = real;
  }

  int attempts() {
    return attempts.get();
  }

  void down(boolean whether) {
    down = whether;
  }

  @Override
  public Appended append(List<EventRow> events) {
    attempts.incrementAndGet();
    if (down) {
      throw new WarehouseFault.Unavailable("down", null);
    } else if (events.stream().anyMatch(event -> event.type().equals("poison"))) {
      throw new WarehouseFault.Rejected("nothing the warehouse can do", null);
    }
    return real.append(events);
  }

  @Override
  public Appended record(List<InsightRow> insights) {
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
}
