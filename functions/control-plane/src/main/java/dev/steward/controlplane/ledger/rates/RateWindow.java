package dev.steward.controlplane.ledger.rates;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The stretch of time in which calls are counted. Windows are fixed: each begins with its second,
 * minute or hour, so up to twice the limit can fall into a stretch that lies across two.
 */
enum RateWindow {
  SECOND(ChronoUnit.SECONDS),
  MINUTE(ChronoUnit.MINUTES),
  HOUR(ChronoUnit.HOURS);

  private final ChronoUnit unit;

  RateWindow(ChronoUnit unit) {
    this.unit = unit;
  }

  /** Whole seconds until the window ends that the moment lies in; at least one. */
  long secondsLeft(Instant moment) {
    Duration left = Duration.between(moment, moment.truncatedTo(unit).plus(1, unit));
    return left.toNanosPart() == 0 ? left.toSeconds() : left.toSeconds() + 1;
  }
}
