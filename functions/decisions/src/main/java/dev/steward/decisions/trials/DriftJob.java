package dev.steward.decisions.trials;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.jobs.Job;
import dev.steward.decisions.jobs.Lease;
import dev.steward.decisions.plans.Plan;
import dev.steward.decisions.plans.Plans;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * {@code drift}: compares what was decided lately with the time before, as the live policy of each
 * domain says. An alarm is an event of the tenant's memory, and people are told.
 */
@Singleton
final class DriftJob implements Job {
  private final Plans plans;
  private final Drifts drifts;
  private final DriftAlarms alarms;

  DriftJob(Plans plans, Drifts drifts, DriftAlarms alarms) {
    this.plans = plans;
    this.drifts = drifts;
    this.alarms = alarms;
  }

  @Override
  public String name() {
    return "drift";
  }

  @Override
  public Report run(TenantId tenant, LocalDate day, Lease lease) {
    ObjectNode said = Json.object();
    ArrayNode domains = said.putArray("domains");
    for (Plan plan : plans.all(tenant)) {
      plans
          .of(tenant, plan.domain())
          .ifPresent(it -> domains.add(look(tenant, it.live().constitution(), day)));
      lease.keep(lease.progress().put("domain", plan.domain()));
    }
    return Report.of(said);
  }

  private ObjectNode look(TenantId tenant, Constitution live, LocalDate day) {
    Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    ObjectNode told = Json.object().put("domain", live.domain()).put("policy", live.id());
    ArrayNode findings = told.putArray("findings");
    Drifts.Look look = drifts.look(tenant, live, Stretches.before(end, live.drift()));
    look.findings().forEach(finding -> findings.add(DriftText.json(finding)));
    alarms.raise(tenant, live, day, look);
    return told;
  }
}
