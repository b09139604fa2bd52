package dev.steward.analytics.landing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;

/** {@code steward_events_waiting}: how many events on the bus are not in the warehouse yet. */
@Context
@Requires(beans = {Landing.class, MeterRegistry.class})
final class LandingGauge {
  LandingGauge(Landing landing, MeterRegistry meters) {
    Gauge.builder("steward.events.waiting", landing, LandingGauge::waiting)
        .description("Events on the bus that are not in the warehouse yet.")
        .tag("subscription", Landing.SUBSCRIPTION)
        .register(meters);
  }

  private static double waiting(Landing landing) {
    return landing.subscription().standing().backlog().orElse(0);
  }
}
