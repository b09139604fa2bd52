package dev.steward.controlplane;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;

/**
 * The control plane as a service of its own. {@code migrate} brings the schema up to date as its
 * owner and ends; the service itself runs as a role that owns nothing.
 */
public final class ControlPlane {
  private ControlPlane() {}

  public static void main(String[] arguments) {
    if (arguments.length == 1 && arguments[0].equals("migrate")) {
      int applied =
          ControlSchema.migrate(
              required("STEWARD_OWNER_URL"),
              required("STEWARD_OWNER_USER"),
              required("STEWARD_OWNER_PASSWORD"));
      System.out.println(applied + " migrations applied");
      return;
    }
    serve(arguments);
  }

  /** Until the process is asked to end; Micronaut's own way out cuts calls under way off. */
  private static void serve(String... arguments) {
    ApplicationContext context =
        Micronaut.build(arguments).mainClass(ControlPlane.class).banner(false).build().start();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(context::close));
    try {
      context.getBean(EmbeddedServer.class).start();
    } catch (RuntimeException cannotServe) {
      context.close();
      throw cannotServe;
    }
  }

  private static String required(String name) {
    String value = System.getenv(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(name + " must be set to migrate");
    }
    return value;
  }
}
