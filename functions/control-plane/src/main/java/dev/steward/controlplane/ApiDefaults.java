package dev.steward.controlplane;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.util.Map;

/** What the control plane starts with, wherever it runs. */
@ContextConfigurer
public final class ApiDefaults implements ApplicationContextConfigurer {
  /** Anything said elsewhere goes before it. */
  private static final int LAST = -10_000;

  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.propertySources(
        PropertySource.of(
            "steward-control-plane-defaults",
            Map.of(
                "datasources.default.maximum-pool-size",
                16,
                // Who cannot have a connection by then is told so: it is longer than any queue for
                // one should be.
                "datasources.default.connection-timeout",
                3_000),
            LAST));
  }
}
