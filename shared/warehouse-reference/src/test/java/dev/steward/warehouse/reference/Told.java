package dev.steward.warehouse.reference;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.Punctuality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Events in the shapes that contracts/events gives those of Steward itself, one after another. */
final class Told {
  static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");

  private static final AtomicInteger TENANTS = new AtomicInteger();

  final TenantId tenant = new TenantId("told-" + TENANTS.incrementAndGet());
  private final List<EventRow> events = new ArrayList<>();
  private String source = "/steward/control-plane";
  private Instant now = BEGIN;

  List<EventRow> events() {
    return List.copyOf(events);
  }

  Told after(Duration time) {
    now = now.plus(time);
    return this;
  }

  Told from(String otherSource) {
    source = otherSource;
    return this;
  }

  /** As the relay tells it: the ids of the entry, and what it says. */
  Told entry(String type, String principal, String ids, String payload) {
    return event(
        "steward." + type,
        principal,
        "{\"stream\":\"runs\",\"seq\":%d,%s\"payload\":{%s}}"
            .formatted(events.size() + 1, ids, payload));
  }

  Told run(String run, String state, String payload) {
    String ids = "\"run\":\"%s\",\"tool\":\"brand.get_profile\",\"task\":\"t1\",".formatted(run);
    return entry("run." + state, "ada", ids, payload);
  }

  Told event(String type, String subject, String data) {
    events.add(
        new EventRow(
            tenant,
            source,
            "e" + events.size(),
            type,
            subject.isEmpty() ? null : subject,
            now,
            now,
            Punctuality.ON_TIME,
            data));
    return this;
  }

  /** The bus hands everything over again, in another order. */
  Told again() {
    events.addAll(events.reversed());
    return this;
  }
}
