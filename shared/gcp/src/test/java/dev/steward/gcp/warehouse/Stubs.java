package dev.steward.gcp.warehouse;

import dev.steward.core.Clocks;
import dev.steward.ports.warehouse.Warehouse;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;

/** A warehouse as it is configured, before stand-ins of both services. */
final class Stubs implements AutoCloseable {
  final StubBigQuery queries = new StubBigQuery();
  final StubWrites writes = new StubWrites();
  private final ApplicationContext context = open(Map.of());

  ApplicationContext open(Map<String, Object> others) {
    Map<String, Object> properties =
        new HashMap<>(
            Map.of(
                "steward.platform",
                "gcp",
                "steward.warehouse.project",
                StubBigQuery.PROJECT,
                "steward.warehouse.location",
                StubBigQuery.LOCATION,
                "steward.warehouse.host",
                queries.url(),
                "steward.warehouse.write-host",
                writes.host()));
    properties.putAll(others);
    return ApplicationContext.builder().properties(properties).singletons(Clocks.system()).start();
  }

  Warehouse warehouse() {
    return context.getBean(Warehouse.class);
  }

  @Override
  public void close() {
    context.close();
    queries.close();
    writes.close();
  }
}
