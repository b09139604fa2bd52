package dev.steward.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told to move on. */
public final class FixedClock extends Clock {
  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private FixedClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  public static FixedClock at(String instant) {
    return at(Instant.parse(instant));
  }

  public static FixedClock at(Instant instant) {
    return new FixedClock(new AtomicReference<>(instant), ZoneOffset.UTC);
  }

  public void advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** Shares its time with this one. */
  @Override
  public Clock withZone(ZoneId other) {
    return new FixedClock(now, other);
  }
}
