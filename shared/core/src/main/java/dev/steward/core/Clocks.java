package dev.steward.core;

import java.time.Clock;
import java.time.Duration;

/** Where time comes from: UTC in microseconds, because Postgres and BigQuery keep no more. */
public final class Clocks {
  private Clocks() {}

  public static Clock system() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }
}
