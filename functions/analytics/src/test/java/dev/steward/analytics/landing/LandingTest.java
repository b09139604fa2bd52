package dev.steward.analytics.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Clocks;
import dev.steward.core.TenantId;
import dev.steward.embedded.events.FileEventBus;
import dev.steward.json.Json;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.Payload;
import dev.steward.ports.warehouse.Punctuality;
import dev.steward.testkit.contracts.EventBusContract.Awaited;
import dev.steward.warehouse.duckdb.DuckDbSettings;
import dev.steward.warehouse.duckdb.DuckDbWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingTest {
  @TempDir Path folder;
  private FileEventBus bus;
  private DuckDbWarehouse duckDb;
  private FailingWarehouse warehouse;

  @BeforeEach
  void open() {
    bus = new FileEventBus(folder.resolve("bus"), Clocks.system());
    duckDb =
        new DuckDbWarehouse(new DuckDbSettings(folder.resolve("warehouse"), DuckDbSettings.MEMORY));
    warehouse = new FailingWarehouse(duckDb);
  }

  @AfterEach
  void close() {
    bus.close();
    duckDb.close();
  }

  @Test
  void whatWasPublishedIsInTheWarehouseAndDuplicatesCountOnce() {
    bus.publish(events("order", 0, 300));
    bus.publish(events("order", 200, 400));
    bus.publish(events("order", 0, 10));
    landed(new Landing(bus, warehouse));

    assertThat(Stored.byType(duckDb, "acme")).isEqualTo(Map.of("order", 400L));
  }

  @Test
  void whileTheWarehouseIsDownEventsWaitAndNothingIsLost() throws IOException {
    warehouse.down(true);
    Landing landing = new Landing(bus, warehouse);
    bus.publish(events("order", 0, 50));
    Awaited.until(() -> warehouse.attempts() > 2);
    assertThat(landing.subscription().standing().failing().orElse("")).contains("down");

    warehouse.down(false);
    landed(landing);

    assertThat(Stored.byType(duckDb, "acme")).isEqualTo(Map.of("order", 50L));
    assertThat(deadLetters()).isEmpty();
  }

  @Test
  void whatTheWarehouseNeverTakesIsADeadLetterAndTheRestLands() throws IOException {
    bus.publish(events("order", 0, 5));
    bus.publish(events("poison", 5, 6));
    bus.publish(List.of(event("order", "old", Instant.parse("0000-01-01T00:00:00Z"))));
    bus.publish(events("order", 6, 9));
    landed(new Landing(bus, warehouse));

    assertThat(Stored.byType(duckDb, "acme")).isEqualTo(Map.of("order", 8L));
    assertThat(deadLetters())
        .hasSize(2)
        .anyMatch(line -> line.contains("nothing the warehouse can do"))
        .anyMatch(line -> line.contains("a time outside the years 1 to 9999"));
  }

  @Test
  void aRestartInTheMiddleLosesNothingAndDoublesNothing() {
    for (int i = 0; i < 20_000; i += 1_000) {
      bus.publish(events("order", i, i + 1_000));
    }
    Landing landing = new Landing(bus, warehouse);
    Awaited.until(() -> landing.subscription().standing().handled() > 0);
    landing.close();
    close();
    open();
    landed(new Landing(bus, warehouse));

    assertThat(Stored.byType(duckDb, "acme")).isEqualTo(Map.of("order", 20_000L));
  }

  private static void landed(Landing landing) {
    Awaited.until(() -> landing.subscription().standing().backlog().orElseThrow() == 0);
  }

  private List<String> deadLetters() throws IOException {
    Path file = folder.resolve("bus/dead/" + Landing.SUBSCRIPTION + ".jsonl");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static List<Event> events(String type, int first, int end) {
    Instant time = Instant.parse("2026-03-01T10:00:00Z");
    return IntStream.range(first, end)
        .mapToObj(i -> event(type, "e" + i, time.plusSeconds(i)))
        .toList();
  }

  private static Event event(String type, String id, Instant time) {
    return new Event(
        new TenantId("acme"),
        "/test",
        id,
        type,
        Optional.of("u"),
        time,
        Instant.parse("2026-03-01T12:00:00Z"),
        Punctuality.ON_TIME,
        Payload.of(Json.object().put("id", id)),
        Map.of());
  }
}
