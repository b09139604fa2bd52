package dev.steward.controlplane.resilience;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;

/** The parts in {@code /health}: one that is down is told, and is no reason to be restarted. */
@Singleton
final class DegradeIndicator implements HealthIndicator {
  private final Degrade degrade;

  DegradeIndicator(Degrade degrade) {
    this.degrade = degrade;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("degraded", degrade.degraded());
    degrade.parts().forEach(part -> details.put(part.part(), part.state()));
    return Publishers.just(HealthResult.builder("parts", HealthStatus.UP).details(details).build());
  }
}
