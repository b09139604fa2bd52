package dev.steward.controlplane.relay;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane;
import dev.steward.core.Role;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventBus;
import dev.steward.ports.events.Subscription;
import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.Limits;
import dev.steward.ports.warehouse.Punctuality;
import dev.steward.ports.warehouse.Queries;
import dev.steward.ports.warehouse.Warehouse;
import dev.steward.testkit.http.StubAnswer;
import dev.steward.warehouse.duckdb.DuckDbSettings;
import dev.steward.warehouse.duckdb.DuckDbWarehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was really called, held, approved and charged is what the dashboards show. */
class RelayToViewsTest {
  private static final Limits LIMITS =
      new Limits(Long.MAX_VALUE, Duration.ofSeconds(20), Integer.MAX_VALUE);

  @TempDir Path folder;

  @Test
  void callsChargesAndApprovalsArriveInTheViews() throws Exception {
    Path prices = folder.resolve("prices.yaml");
    Files.writeString(prices, "version: 1\ncurrency: USD\nprices:\n  \"*\": {call: 7000}\n");
    try (RunningControlPlane steward =
            RunningControlPlane.start(
                Map.of(
                    "steward.events.folder", folder.resolve("bus").toString(),
                    "steward.ledger.prices", prices.toString()));
        DuckDbWarehouse warehouse =
            new DuckDbWarehouse(
                new DuckDbSettings(folder.resolve("warehouse"), DuckDbSettings.MEMORY));
        Subscription _ =
            steward
                .context()
                .getBean(EventBus.class)
                .subscribe(
                    "warehouse",
                    events ->
                        warehouse.append(events.stream().map(RelayToViewsTest::row).toList()))) {
      String budget = "{\"scope\":\"tenant\",\"limit\":\"100000\"}";
      assertThat(
              steward.postAs("grace@example.com", ACME, Role.ADMIN, "/v1/budgets", budget).status())
          .isEqualTo(201);
      steward.executor().always(StubAnswer.json(200, "{\"said\":\"hello\"}"));
      assertThat(steward.invoke("stub.echo", "{\"word\":\"x\"}").status()).isEqualTo(200);
      assertThat(steward.invoke("stub.echo", "{\"word\":\"NO\"}").status()).isEqualTo(422);
      JsonNode held = steward.invoke("stub.dangerous", "{}").json();
      String approval = "/v1/approvals/" + held.path("approval").asText() + "/approve";
      assertThat(steward.postAs("grace@example.com", ACME, Role.OPERATOR, approval, "{}").status())
          .isEqualTo(200);

      awaitSucceeded(warehouse, 2);
      assertThat(ask(warehouse, "reports_runs"))
          .extracting(row -> row.text("tool") + " " + row.text("state") + " " + row.whole("runs"))
          .containsExactlyInAnyOrder(
              "stub.dangerous succeeded 1", "stub.echo refused 1", "stub.echo succeeded 1");
      assertThat(ask(warehouse, "reports_problems")).hasSize(1);
      assertThat(ask(warehouse, "reports_spend"))
          .extracting(row -> row.text("tool") + " " + row.whole("cost"))
          .containsExactlyInAnyOrder("stub.dangerous 7000", "stub.echo 7000");
      assertThat(ask(warehouse, "reports_approvals"))
          .singleElement()
          .extracting(row -> row.text("state"), row -> row.whole("ended"))
          .containsExactly("consumed", 1L);
      AnswerRow all =
          ask(warehouse, "reports_latency").stream()
              .filter(row -> row.find("bucket", Instant.class).isEmpty())
              .filter(row -> row.find("tool", String.class).isEmpty())
              .findFirst()
              .orElseThrow();
      assertThat(all.whole("runs")).isEqualTo(2);
      assertThat(all.whole("held_micros")).isPositive();
      assertThat(all.whole("executor_micros")).isPositive();
    }
  }

  private static void awaitSucceeded(Warehouse warehouse, int runs) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (ask(warehouse, "reports_runs").stream()
            .filter(row -> row.text("state").equals("succeeded"))
            .mapToLong(row -> row.whole("runs"))
            .sum()
        < runs) {
      assertThat(System.nanoTime()).as("within 20 s").isLessThan(end);
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static List<AnswerRow> ask(Warehouse warehouse, String name) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Arguments arguments =
        Arguments.NONE
            .with("from_time", now.minus(Duration.ofDays(1)))
            .with("to_time", now.plus(Duration.ofDays(1)));
    if (!name.equals("reports_problems")) {
      arguments = arguments.with("bucket_micros", 86_400_000_000L * 100_000);
    }
    return warehouse.query(ACME, Queries.named(name), arguments, LIMITS).rows();
  }

  private static EventRow row(Event event) {
    return new EventRow(
        event.tenant(),
        event.source(),
        event.id(),
        event.type(),
        event.subject().orElse(null),
        event.time(),
        event.receivedAt(),
        Punctuality.ON_TIME,
        event.payload().json());
  }
}
