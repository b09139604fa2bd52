package dev.steward.warehouse.reference;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.Punctuality;
import dev.steward.testkit.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A few events with a liking for what is hard: the same moment, repeats, nobody, other tenants. */
record RandomEvents(TenantId tenant, Duration stride, List<EventRow> all) {
  static final Instant BEGIN = Instant.parse("2024-12-30T00:00:00Z");
  static final List<String> TYPES = List.of("visit", "order", "pay", "leave");
  static final List<String> PROPERTIES = List.of("plan", "amount", "odd one", "a.b", "missing");

  private static final AtomicInteger TENANTS = new AtomicInteger();
  private static final List<Duration> STRIDES =
      List.of(Duration.ofNanos(1_000), Duration.ofHours(7), Duration.ofDays(1), Duration.ofDays(9));
  private static final List<String> VALUES =
      List.of(
          "\"pro\"",
          "\"free\"",
          "\"\"",
          "\"7\"",
          "7",
          "7.5",
          "-0.25",
          "1e2",
          "1.0",
          "0",
          "true",
          "null",
          "{\"x\":7}",
          "[7]",
          "123456789012",
          "\"žluťoučký \\\"kůň\\\"\"");

  static RandomEvents of(SeededRandom random) {
    TenantId tenant = new TenantId("t" + TENANTS.incrementAndGet());
    List<EventRow> events = new ArrayList<>();
    int users = random.between(1, 4);
    Duration stride = random.pick(STRIDES);
    for (int i = random.pick(List.of(0, 3, 20, 40)); i > 0; i--) {
      if (!events.isEmpty() && random.chance(0.1)) {
        events.add(again(random.pick(events), events.size()));
      } else {
        TenantId owner = random.chance(0.05) ? new TenantId(tenant + "-other") : tenant;
        events.add(event(random, owner, users, stride, events.size()));
      }
    }
    return new RandomEvents(tenant, stride, events);
  }

  /** Those of the tenant, without what came again. */
  List<EventRow> once() {
    Map<List<Object>, EventRow> once = new LinkedHashMap<>();
    all.forEach(it -> once.putIfAbsent(List.of(it.tenant(), it.source(), it.id()), it));
    return once.values().stream().filter(it -> it.tenant().equals(tenant)).toList();
  }

  private static EventRow event(
      SeededRandom random, TenantId owner, int users, Duration stride, int place) {
    return new EventRow(
        owner,
        "shop",
        "e" + place,
        random.pick(TYPES),
        random.chance(0.05) ? null : "u" + random.between(1, users),
        BEGIN.plus(stride.multipliedBy(random.between(0, 20))),
        BEGIN.plusSeconds(place),
        Punctuality.ON_TIME,
        data(random));
  }

  /** The same key later, as a bus delivers it, even with other content. */
  private static EventRow again(EventRow event, int place) {
    return new EventRow(
        event.tenant(),
        event.source(),
        event.id(),
        event.type(),
        event.subject(),
        event.time().plusSeconds(1),
        BEGIN.plusSeconds(place),
        Punctuality.LATE,
        event.data());
  }

  private static String data(SeededRandom random) {
    List<String> members = new ArrayList<>();
    for (String property : PROPERTIES.subList(0, 4)) {
      if (random.chance(0.6)) {
        members.add("\"" + property + "\":" + random.pick(VALUES));
      }
    }
    return "{" + String.join(",", members) + "}";
  }
}
