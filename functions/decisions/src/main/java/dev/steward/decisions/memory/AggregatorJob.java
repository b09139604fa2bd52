package dev.steward.decisions.memory;

import dev.steward.core.TenantId;
import dev.steward.decisions.jobs.Job;
import dev.steward.decisions.jobs.Lease;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.time.LocalDate;

/** {@code aggregator}: what each entity of the day looks like. */
@Singleton
final class AggregatorJob implements Job {
  private final Aggregator aggregator;

  AggregatorJob(Aggregator aggregator) {
    this.aggregator = aggregator;
  }

  @Override
  public String name() {
    return "aggregator";
  }

  @Override
  public Report run(TenantId tenant, LocalDate day, Lease lease) {
    Aggregator.Aggregated done = aggregator.run(tenant, day);
    return Report.of(Json.object().put("entities", done.entities()).put("changed", done.changed()));
  }
}
