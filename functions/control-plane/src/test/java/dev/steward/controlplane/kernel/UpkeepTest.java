package dev.steward.controlplane.kernel;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunChange;
import dev.steward.controlplane.runs.RunState;
import dev.steward.controlplane.runs.Runs;
import dev.steward.database.Statements;
import dev.steward.database.TenantTransactions;
import dev.steward.json.Json;
import dev.steward.json.JsonDocument;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs whose process is gone. */
class UpkeepTest {
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private static RunningControlPlane steward;
  private static Runs runs;

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start();
    runs = steward.context().getBean(Runs.class);
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @Test
  void whatWasOnItsWayIsUnknown() {
    abandon("run_sent", true);

    sweep();

    assertThat(stateOf("run_sent")).isEqualTo(RunState.UNKNOWN);
  }

  @Test
  void whatWasNeverSentHasFailed() {
    abandon("run_unsent", false);

    sweep();

    assertThat(stateOf("run_unsent")).isEqualTo(RunState.FAILED);
  }

  private static void sweep() {
    steward.context().getBean(Upkeep.class).endAbandonedRuns();
  }

  private static RunState stateOf(String id) {
    return runs.find(ACME, id).orElseThrow().state();
  }

  private static void abandon(String id, boolean sent) {
    Run run =
        new Run(
            ACME,
            id,
            "stub.echo",
            Optional.empty(),
            Optional.empty(),
            RunState.ADMITTED,
            "ada",
            Optional.empty(),
            Optional.empty(),
            "0".repeat(32),
            0,
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            JsonDocument.of(Json.object()),
            "salt",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            LONG_AGO,
            LONG_AGO,
            Optional.empty());
    Statements statements = new Statements();
    runs.insert(statements, run);
    if (sent) {
      runs.move(statements, ACME, id, RunChange.dispatching(1));
    }
    steward.context().getBean(TenantTransactions.class).write(ACME, statements);
  }
}
