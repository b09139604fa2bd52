package dev.steward.analytics.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TenantId;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventBus;
import dev.steward.ports.events.Payload;
import dev.steward.ports.warehouse.Punctuality;
import dev.steward.testkit.contracts.EventBusContract.Awaited;
import dev.steward.testkit.emulators.PubSubEmulator;
import dev.steward.warehouse.duckdb.DuckDbSettings;
import dev.steward.warehouse.duckdb.DuckDbWarehouse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same events over Google's emulator of Pub/Sub: twice, in another order, and counted once. */
class LandingFromPubSubTest {
  @TempDir Path folder;

  @Test
  void eventsThatComeTwiceAndInAnyOrderCountOnce() {
    Map<String, Object> properties =
        new HashMap<>(
            Map.of(
                "steward.platform", "gcp",
                "executor.audience", "http://analytics.test",
                "control-plane.account", "control-plane@example.com",
                "steward.pubsub.topic", "landing-events",
                "gcp.project-id", "landing-" + UUID.randomUUID(),
                "pubsub.emulator.host", PubSubEmulator.hostPort()));
    // Never asked here.
    properties.put("steward.firestore.project", "none");
    properties.put("steward.firestore.emulator-host", "localhost:1");
    properties.put("steward.artifacts.bucket", "none");
    properties.put("steward.artifacts.project", "none");
    properties.put("steward.artifacts.host", "http://localhost:1");
    try (DuckDbWarehouse warehouse =
            new DuckDbWarehouse(
                new DuckDbSettings(folder.resolve("warehouse"), DuckDbSettings.MEMORY));
        ApplicationContext context =
            ApplicationContext.builder().properties(properties).singletons(warehouse).start()) {
      EventBus bus = context.getBean(EventBus.class);
      assertThat(context.containsBean(Landing.class)).isTrue();
      assertThat(context.getBean(Router.class).uriRoutes().map(UriRouteInfo::toString))
          .isNotEmpty()
          .noneMatch(route -> route.contains("/push"));
      List<Event> events = new ArrayList<>(events());
      bus.publish(events);
      Collections.shuffle(events, new Random(7));
      bus.publish(events);
      bus.publish(events.subList(0, 100));
      // Those of a tenant come in their order: when the last is there, so are all duplicates.
      bus.publish(List.of(event("end", 500)));
      Awaited.until(() -> stored(warehouse, "end") == 1);
      assertThat(stored(warehouse, "order")).isEqualTo(500);
    }
  }

  private static long stored(DuckDbWarehouse warehouse, String type) {
    return Stored.byType(warehouse, "acme").getOrDefault(type, 0L);
  }

  private static List<Event> events() {
    return IntStream.range(0, 500).mapToObj(i -> event("order", i)).toList();
  }

  private static Event event(String type, int i) {
    Instant time = Instant.parse("2026-03-01T10:00:00Z").plusSeconds(i);
    return new Event(
        new TenantId("acme"),
        "/shop",
        "e" + i,
        type,
        Optional.of("u" + i % 50),
        time,
        time,
        Punctuality.ON_TIME,
        Payload.NONE,
        Map.of());
  }
}
