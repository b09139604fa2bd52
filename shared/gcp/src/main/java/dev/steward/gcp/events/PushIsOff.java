package dev.steward.gcp.events;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.util.Map;

/**
 * Micronaut's library opens {@code POST /push} to everyone by itself, on every platform; nothing
 * here is pushed to.
 */
@ContextConfigurer
public final class PushIsOff implements ApplicationContextConfigurer {
  private static final int LAST = -10_000;

  @Override
  public void configure(ApplicationContextBuilder builder) {
    // A name of its own: sources of one name replace each other.
    builder.propertySources(
        PropertySource.of("steward-no-push", Map.of("gcp.pubsub.push.enabled", false), LAST));
  }
}
