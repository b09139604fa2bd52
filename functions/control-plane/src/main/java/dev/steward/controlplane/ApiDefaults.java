package dev.steward.controlplane;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.util.Map;

/** Serves the API's description and its browsable page, wherever the control plane runs. */
@ContextConfigurer
public final class ApiDefaults implements ApplicationContextConfigurer {
  /** Anything said elsewhere goes before it. */
  private static final int LAST = -10_000;

  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.propertySources(
        PropertySource.of(
            "steward-api-defaults",
            Map.of(
                "micronaut.router.static-resources.openapi.paths",
                "classpath:META-INF/swagger",
                "micronaut.router.static-resources.openapi.mapping",
                "/openapi/**",
                "datasources.default.maximum-pool-size",
                16),
            LAST));
  }
}
