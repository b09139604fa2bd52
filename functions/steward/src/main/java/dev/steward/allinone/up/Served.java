package dev.steward.allinone.up;

import dev.steward.allinone.place.Refusal;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** The functions on this process's class path, answering on one port. */
public final class Served implements AutoCloseable {
  private final ApplicationContext context;

  private Served(ApplicationContext context) {
    this.context = context;
  }

  public static Served start(Map<String, Object> configuration) {
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .properties(configuration)
            .start();
    try {
      context.getBean(EmbeddedServer.class).start();
      return new Served(context);
    } catch (ServerStartupException e) {
      context.close();
      throw new Refusal(
          "the port %s cannot be listened on: %s"
              .formatted(configuration.get("micronaut.server.port"), e.getMessage()),
          e);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  ApplicationContext context() {
    return context;
  }

  /**
   * Takes no more calls and lets those under way end, then lets go of everything. Stopping the
   * server first would cut them off.
   */
  @Override
  public void close() {
    context.close();
  }
}
