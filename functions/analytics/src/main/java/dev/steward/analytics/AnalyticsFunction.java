package dev.steward.analytics;

import io.micronaut.runtime.Micronaut;

/**
 * Serves the analytics tools and the intake of events over Netty, as a Cloud Run service does. As a
 * Cloud Function the same jar is entered by {@code io.micronaut.gcp.function.http.HttpFunction}.
 */
public final class AnalyticsFunction {
  private AnalyticsFunction() {}

  public static void main(String[] arguments) {
    Micronaut.build(arguments).mainClass(AnalyticsFunction.class).banner(false).start();
  }
}
