package dev.steward.web.limits;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.util.Map;

/**
 * What every function's server starts with. Anything a function, its environment or a test says
 * itself goes before it.
 */
@ContextConfigurer
public final class ServerDefaults implements ApplicationContextConfigurer {
  /** Below every other source: Micronaut's own begin at -1000. */
  private static final int LAST = -10_000;

  private static final int MAX_BODY = 1 << 20;

  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.propertySources(PropertySource.of("steward-web-defaults", defaults(), LAST));
  }

  private static Map<String, Object> defaults() {
    return Map.ofEntries(
        Map.entry("micronaut.server.max-request-size", MAX_BODY),
        Map.entry("micronaut.server.max-request-buffer-size", MAX_BODY),
        Map.entry("micronaut.server.netty.max-initial-line-length", 4_096),
        Map.entry("micronaut.server.netty.max-header-size", 16_384),
        // a small body can unpack into a huge one
        Map.entry("micronaut.server.netty.request-decompression-enabled", false),
        // controllers block, on virtual threads
        Map.entry("micronaut.server.thread-selection", "BLOCKING"),
        // an empty list is an answer, and is written
        Map.entry("jackson.serialization-inclusion", "NON_ABSENT"),
        Map.entry("jackson.serialization.write-dates-as-timestamps", false),
        Map.entry("endpoints.all.enabled", false),
        Map.entry("endpoints.health.enabled", true),
        Map.entry("endpoints.health.sensitive", false),
        Map.entry("endpoints.health.details-visible", "ANONYMOUS"),
        Map.entry("endpoints.health.disk-space.enabled", false),
        Map.entry("endpoints.health.discovery-client.enabled", false),
        Map.entry("micronaut.metrics.enabled", true),
        Map.entry("micronaut.metrics.export.prometheus.enabled", true),
        // used only once otel.traces.exporter says otlp; there is no exporter by default
        Map.entry("otel.exporter.otlp.protocol", "http/protobuf"),
        Map.entry("otel.exclusions", "/health.*,/metrics"));
  }
}
