package dev.steward.brand;

import io.micronaut.runtime.Micronaut;

/**
 * Serves the brand tools over Netty, as a Cloud Run service does. As a Cloud Function the same jar
 * is entered by {@code io.micronaut.gcp.function.http.HttpFunction}.
 */
public final class BrandFunction {
  private BrandFunction() {}

  public static void main(String[] arguments) {
    Micronaut.build(arguments).mainClass(BrandFunction.class).banner(false).start();
  }
}
