package dev.steward.reliability.app;

import dev.steward.core.Clocks;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The system's clock, wrong by as much as the steering says. */
@Singleton
@Primary
@Requires(property = Control.PROPERTY)
final class ShiftedClock extends Clock {
  private final Clock system = Clocks.system();
  private final Steering steering;

  ShiftedClock(Steering steering) {
    this.steering = steering;
  }

  @Override
  public Instant instant() {
    return system.instant().plus(steering.clockError());
  }

  @Override
  public ZoneId getZone() {
    return system.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("all times are UTC");
  }
}
