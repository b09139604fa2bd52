package dev.steward.decisions.trials;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.DriftTerms;
import dev.steward.decisions.drift.Drift;
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
  private final DriftRows rows;
  private final Events events;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  DriftJob(
      Plans plans,
      DriftRows rows,
      Events events,
      TenantTransactions transactions,
      InstantSource clock) {
    this.plans = plans;
    this.rows = rows;
    this.events = events;
    this.transactions = transactions;
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
    DriftTerms terms = live.drift();
    Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant middle = end.minus(terms.window());
    Watching baseline = seen(tenant, live, middle.minus(terms.baseline()), middle);
    Watching window = seen(tenant, live, middle, end);
    ObjectNode told = Json.object().put("domain", live.domain()).put("policy", live.id());
    ArrayNode findings = told.putArray("findings");
    for (Finding finding : Drift.of(terms).look(Watching.beside(baseline, window))) {
      findings.add(json(finding));
      if (finding instanceof Finding.Alarm alarm) {
        alarm(tenant, live, day, alarm);
      }
    }
    return told;
  }

  private Watching seen(TenantId tenant, Constitution live, Instant from, Instant to) {
    Watching watching = new Watching(live);
    return transactions.read(
        tenant,
        tx -> {
          rows.between(tx, tenant, live.domain(), from, to, watching::see);
          return watching;
        });
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
                json(alarm),
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

  private static ObjectNode json(Finding finding) {
    ObjectNode json = Json.object().put("name", finding.name());
    switch (finding) {
      case Finding.Alarm alarm -> {
        json.put("finding", "alarm").put("p", alarm.p()).put("effect", alarm.effect());
        ArrayNode shifts = json.putArray("shifts");
        alarm.shifts().stream()
            .limit(5)
            .forEach(
                shift ->
                    shifts
                        .addObject()
                        .put("level", shift.level())
                        .put("before", shift.before())
                        .put("now", shift.now()));
      }
      case Finding.Steady steady ->
          json.put("finding", "steady").put("p", steady.p()).put("effect", steady.effect());
      case Finding.NotEnoughData few ->
          json.put("finding", "not-enough-data")
              .put("baseline", few.baseline())
              .put("window", few.window())
              .put("minimum", few.minimum());
    }
    return json;
  }
}
