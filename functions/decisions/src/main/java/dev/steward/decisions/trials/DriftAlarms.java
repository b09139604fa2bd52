package dev.steward.decisions.trials;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.History;
import dev.steward.decisions.Notice;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.drift.Finding;
import dev.steward.decisions.events.Event;
import dev.steward.decisions.events.Events;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Raises the alarms of a look: each is an event, and people are told of all of them together. */
@Singleton
final class DriftAlarms {
  private static final String JOB = "job:drift";

  private final Events events;
  private final History history;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  DriftAlarms(
      Events events, History history, TenantTransactions transactions, InstantSource clock) {
    this.events = events;
    this.history = history;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Once for a day, a domain and what drifted. */
  void raise(TenantId tenant, Constitution live, LocalDate day, Drifts.Look look) {
    List<Finding.Alarm> alarms = look.alarms();
    transactions.write(
        tenant,
        tx -> {
          boolean news = false;
          for (Finding.Alarm alarm : alarms) {
            news |= events.append(tenant, event(live, day, alarm));
          }
          if (news) {
            Notice notice = new DriftNotice(live, day).of(alarms, look.before(), look.now());
            history.tell(tx, tenant, JOB, "decision.drift-detected", entry(live, alarms, notice));
          }
          return news;
        });
  }

  private Event event(Constitution live, LocalDate day, Finding.Alarm alarm) {
    return new Event(
        "drift:%s:%s:%s".formatted(live.domain(), day, alarm.name()),
        "drift.alarm",
        live.domain(),
        Optional.empty(),
        DriftText.json(alarm),
        JOB,
        clock.instant());
  }

  private static ObjectNode entry(Constitution live, List<Finding.Alarm> alarms, Notice notice) {
    ObjectNode data = Json.object().put("domain", live.domain()).put("policy", live.id());
    ArrayNode told = data.putArray("alarms");
    alarms.forEach(alarm -> told.add(DriftText.json(alarm)));
    return data.set(Notice.MEMBER, notice.json());
  }
}
