package dev.steward.decisions;

import io.micronaut.runtime.Micronaut;

/**
 * Serves governed decisions over Netty, as a Cloud Run service does. As a Cloud Function the same
 * jar is entered by {@code io.micronaut.gcp.function.http.HttpFunction}.
 */
public final class DecisionsFunction {
  private DecisionsFunction() {}

  public static void main(String[] arguments) {
    Micronaut.build(arguments).mainClass(DecisionsFunction.class).banner(false).start();
  }
}
