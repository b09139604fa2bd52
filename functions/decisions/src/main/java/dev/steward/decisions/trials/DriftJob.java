package dev.steward.decisions.trials;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.drift.Finding;
import dev.steward.decisions.events.Event;
import dev.steward.decisions.events.Events;
import dev.steward.decisions.jobs.Job;
import dev.steward.decisions.jobs.Lease;
import dev.steward.decisions.plans.Plan;
import dev.steward.decisions.plans.Plans;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code drift}: compares what was decided lately with the time before, as the live policy of each
 * domain says. An alarm is an event of the tenant's memory, and a warning in the log.
 */
@Singleton
final class DriftJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(DriftJob.class);

  private final Plans plans;
  private final Drifts drifts;
  private final Events events;
  private final InstantSource clock;

  DriftJob(Plans plans, Drifts drifts, Events events, InstantSource clock) {
    this.plans = plans;
    this.drifts = drifts;
    this.events = events;
    this.clock = clock;
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
    for (Finding finding : drifts.look(tenant, live, Stretches.before(end, live.drift()))) {
      findings.add(DriftText.json(finding));
      if (finding instanceof Finding.Alarm alarm) {
        alarm(tenant, live, day, alarm);
      }
    }
    return told;
  }

  /** Once for a day, a domain and what drifted. */
  private void alarm(TenantId tenant, Constitution live, LocalDate day, Finding.Alarm alarm) {
    boolean told =
        events.append(
            tenant,
            new Event(
                "drift:%s:%s:%s".formatted(live.domain(), day, alarm.name()),
                "drift.alarm",
                live.domain(),
                Optional.empty(),
                DriftText.json(alarm),
                "job:drift",
                clock.instant()));
    if (told) {
      LOG.warn(
          "{} of the decisions of {} in {} has drifted: effect {}",
          alarm.name(),
          live.domain(),
          tenant,
          alarm.effect());
    }
  }
}
