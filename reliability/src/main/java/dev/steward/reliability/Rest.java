package dev.steward.reliability;

import dev.steward.reliability.clients.Workload;
import dev.steward.reliability.executor.TortureExecutor;
import dev.steward.reliability.faults.Ground;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Waits, within limits, until nothing is under way any more. */
record Rest(Ground ground, TortureExecutor executor) {
  private static final Duration CLIENTS = Duration.ofSeconds(100);
  private static final Duration RUNS = Duration.ofSeconds(60);

  /** Past every deadline that a clock set forward has reckoned, and past every open approval. */
  private static final Duration AHEAD = Duration.ofHours(2);

  void come(Workload workload) throws InterruptedException, IOException, SQLException {
    executor.behave();
    ground.steward().awaitReady();
    ground.steward().control().shiftClock(AHEAD);
    workload.finish(CLIENTS);
    long end = System.nanoTime() + RUNS.toNanos();
    while (underWay() > 0 && System.nanoTime() < end) {
      Thread.sleep(250);
    }
  }

  private long underWay() throws SQLException, IOException {
    try (Connection connection = ground.superuser().connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM control.run WHERE state IN ('admitted', 'dispatching')")) {
      row.next();
      return row.getLong(1);
    }
  }
}
