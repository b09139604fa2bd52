package dev.steward.controlplane.resilience;

import dev.steward.controlplane.kernel.Draining;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Not ready for calls from the moment the process is on its way out. */
@Singleton
@Readiness
final class DrainIndicator implements HealthIndicator {
  private final Draining draining;

  DrainIndicator(Draining draining) {
    this.draining = draining;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    HealthStatus status = draining.begun() ? HealthStatus.DOWN : HealthStatus.UP;
    return Publishers.just(HealthResult.builder("accepting-calls", status).build());
  }
}
