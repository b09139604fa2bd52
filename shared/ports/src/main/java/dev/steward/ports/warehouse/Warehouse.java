package dev.steward.ports.warehouse;

import dev.steward.core.TenantId;
import java.util.List;

/**
 * What happened, kept to be asked about. Writing is idempotent: an event is known by tenant, source
 * and id, an insight by tenant and id, and what is known already is left as it was. What was
 * written has reached the disk, all of a batch or nothing. Questions are those of {@link Queries};
 * the tenant they are asked for is bound to them like any other value.
 *
 * <p>Each method may throw a {@link WarehouseFault}.
 */
public interface Warehouse {
  Appended append(List<EventRow> events);

  Appended record(List<InsightRow> insights);

  Answer query(TenantId tenant, Query query, Arguments arguments, Limits limits);

  /** How many bytes the query would read: what {@link Limits#bytes} is compared with. */
  long dryRun(TenantId tenant, Query query, Arguments arguments);
}
