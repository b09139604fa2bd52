package dev.steward.gcp.events;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import java.util.Map;

/**
 * Micronaut's library opens {@code POST /push} to everyone by itself, on every platform; nothing
 * here is pushed to.
 */
@ContextConfigurer
public final class PushIsOff implements ApplicationContextConfigurer {
  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.properties(Map.of("gcp.pubsub.push.enabled", false));
  }
}
