package dev.steward.benchmarks;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.Punctuality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Made-up events of one year, always the same: visits, carts and orders of so many users. */
record SomeEvents(long events, long users) {
  static final TenantId TENANT = new TenantId("shop");
  static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
  static final Duration LENGTH = Duration.ofDays(365);

  List<EventRow> batch(long first, int size) {
    List<EventRow> batch = new ArrayList<>(size);
    for (long i = first; i < Math.min(first + size, events); i++) {
      batch.add(event(i));
    }
    return batch;
  }

  private EventRow event(long number) {
    long random = scattered(number);
    Instant time = BEGIN.plusNanos(LENGTH.toNanos() / events * number / 1_000 * 1_000);
    return new EventRow(
        TENANT,
        "/bench",
        "event-" + number,
        type((random >>> 40) % 100),
        "user-" + (random >>> 1) % users,
        time,
        time,
        Punctuality.ON_TIME,
        "{\"amount\":%d,\"page\":\"/catalog/%d\"}".formatted((random >>> 20) % 500, random & 0xff));
  }

  private static String type(long percent) {
    if (percent < 60) {
      return "visit";
    }
    return percent < 85 ? "cart" : "order";
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long scattered(long number) {
    long bits = (number + 1) * 0x9e3779b97f4a7c15L;
    bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }
}
