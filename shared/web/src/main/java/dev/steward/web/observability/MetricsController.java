package dev.steward.web.observability;

import dev.steward.web.Open;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** The metrics, in the text format Prometheus reads. */
@Open
@Controller("/metrics")
@Requires(beans = PrometheusMeterRegistry.class)
final class MetricsController {
  private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry;

  MetricsController(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  @Get
  @Produces(FORMAT)
  String metrics() {
    return registry.scrape("text/plain");
  }
}
