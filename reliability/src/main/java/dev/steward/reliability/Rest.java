package dev.steward.reliability;

import dev.steward.reliability.clients.Workload;
import dev.steward.reliability.executor.TortureExecutor;
import dev.steward.reliability.faults.Ground;
import dev.steward.reliability.records.Reader;
import dev.steward.reliability.records.Records;
import dev.steward.reliability.records.RunRow;
import dev.steward.reliability.records.RunTable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Waits, within limits, until nothing is under way any more. */
record Rest(Ground ground, TortureExecutor executor) {
  private static final Duration CLIENTS = Duration.ofSeconds(100);
  private static final Duration RUNS = Duration.ofSeconds(60);
  private static final Set<String> UNDER_WAY = Set.of("admitted", "dispatching");

  /** Past every deadline that a clock set forward has reckoned, and past every open approval. */
  private static final Duration AHEAD = Duration.ofHours(2);

  /** What was recorded when nothing moved; or, past the limit, what there is. */
  Records come(Workload workload) throws InterruptedException, IOException, SQLException {
    executor.behave();
    ground.steward().awaitReady();
    ground.steward().control().shiftClock(AHEAD);
    workload.finish(CLIENTS);
    long end = System.nanoTime() + RUNS.toNanos();
    while (true) {
      List<RunRow> before = RunTable.read(ground.superuser());
      Records records = Reader.read(ground.place(), ground.steward().outages());
      if (still(before, records.runs()) || System.nanoTime() > end) {
        return records;
      }
      Thread.sleep(250);
    }
  }

  /** An outcome that was unknown may have been looked for while the rest was read. */
  private static boolean still(List<RunRow> before, List<RunRow> after) {
    return after.stream().noneMatch(run -> UNDER_WAY.contains(run.state()))
        && Set.copyOf(before).equals(Set.copyOf(after));
  }
}
