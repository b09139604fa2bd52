package dev.steward.gcp.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.Queries;
import dev.steward.ports.warehouse.Warehouse;
import dev.steward.ports.warehouse.WarehouseFault;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BigQuerySettingsTest {
  private static final Arguments ALWAYS =
      Arguments.NONE.with("from_time", Instant.EPOCH).with("to_time", Instant.EPOCH);

  private final Stubs stubs = new Stubs();

  @AfterAll
  void close() {
    stubs.close();
  }

  @Test
  void withoutAProjectOrOnAnotherPlatformThereIsNoWarehouse() {
    try (ApplicationContext none = ApplicationContext.run(Map.of("steward.platform", "gcp"))) {
      assertThat(none.containsBean(Warehouse.class)).isFalse();
    }
    try (ApplicationContext other = stubs.open(Map.of("steward.platform", "embedded"))) {
      assertThat(other.containsBean(Warehouse.class)).isFalse();
    }
  }

  @Test
  void aStandInForHalfOfItIsRefused() {
    assertThatThrownBy(() -> new BigQuerySettings("p", "EU", "http://localhost:1", null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BigQuerySettings("p", "EU", null, "localhost:1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLocationHasToBeNamed() {
    try (ApplicationContext nowhere =
        ApplicationContext.run(
            Map.of("steward.platform", "gcp", "steward.warehouse.project", "p"))) {
      assertThatThrownBy(() -> nowhere.getBean(Warehouse.class)).isNotNull();
    }
  }

  @Test
  void aProjectThatIsNotThereIsRejected() {
    try (ApplicationContext other = stubs.open(Map.of("steward.warehouse.project", "other"))) {
      assertThatThrownBy(() -> dryRun(other)).isInstanceOf(WarehouseFault.Rejected.class);
    }
  }

  @Test
  void aServerThatIsNotThereIsUnavailable() {
    try (ApplicationContext nobody =
        stubs.open(Map.of("steward.warehouse.host", "http://localhost:1"))) {
      assertThatThrownBy(() -> dryRun(nobody)).isInstanceOf(WarehouseFault.Unavailable.class);
    }
  }

  private static long dryRun(ApplicationContext context) {
    return context
        .getBean(Warehouse.class)
        .dryRun(new TenantId("acme"), Queries.EVENT_TYPES, ALWAYS);
  }
}
