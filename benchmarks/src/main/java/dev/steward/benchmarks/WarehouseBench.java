package dev.steward.benchmarks;

import dev.steward.ports.warehouse.EventRow;
import dev.steward.warehouse.duckdb.DuckDbSettings;
import dev.steward.warehouse.duckdb.DuckDbWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * What the warehouse costs beyond DuckDB: writing against its own appender, funnel and retention
 * against SQL written for it by hand. Both sides get every batch and every question in turn.
 */
final class WarehouseBench implements AutoCloseable {
  private static final int BATCH = 10_000;
  private static final int ROUNDS = 3;
  private static final int USERS_SHARE = 20;

  private final SomeEvents events;
  private final DuckDbWarehouse warehouse;
  private final BareDuckDb bare;

  /** Seconds of both. */
  private record Pair(double ours, double bare) {
    double ratio() {
      return ours / bare;
    }
  }

  private WarehouseBench(Path folder, long events) throws SQLException {
    this.events = new SomeEvents(events, Math.max(1, events / USERS_SHARE));
    warehouse = warehouse(folder);
    bare = BareDuckDb.in(folder, DuckDbSettings.MEMORY);
  }

  static void run(Path folder, long events, Report report) throws Exception {
    try (WarehouseBench bench = new WarehouseBench(folder, events)) {
      report.tell(
          String.format(
              Locale.ROOT,
              "%,d events of %,d users, %,d a batch",
              bench.events.events(),
              bench.events.users(),
              BATCH));
      bench.load(report);
      AskedWarehouse asked = new AskedWarehouse(bench.warehouse);
      bench.ask("retention", asked::retention, bench.bare::retention, report);
      bench.ask("funnel", asked::funnel, bench.bare::funnel, report);
      report.memory();
      report.tell("  resident, at most             " + Resident.most() + ", both of them");
    }
    alone(folder, report);
    IntakeBench.run(folder, ROUNDS, report);
  }

  private void load(Report report) throws Exception {
    double ours = 0;
    double floor = 0;
    for (long first = 0; first < events.events(); first += BATCH) {
      List<EventRow> batch = events.batch(first, BATCH);
      // Whoever comes second finds the rows in the caches of the processor.
      boolean oursFirst = first / BATCH % 2 == 0;
      ours += oursFirst ? append(batch) : 0;
      floor += seconds(() -> appendBare(batch));
      ours += oursFirst ? 0 : append(batch);
    }
    report.tell(
        String.format(
            Locale.ROOT,
            "load rate / DuckDB's own appender  %3.0f %% (aim: 50 or more)",
            100 * floor / ours));
  }

  private double append(List<EventRow> batch) throws Exception {
    return seconds(() -> warehouse.append(batch));
  }

  private int appendBare(List<EventRow> batch) throws SQLException {
    bare.append(batch);
    return batch.size();
  }

  private void ask(
      String name, Callable<List<Long>> ours, Callable<List<Long>> floor, Report report)
      throws Exception {
    List<Long> answer = ours.call();
    List<Long> byHand = floor.call();
    if (!answer.equals(byHand)) {
      throw new IllegalStateException(
          "%s: the two answer differently: %s and %s".formatted(name, answer, byHand));
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      pairs.add(new Pair(seconds(ours), seconds(floor)));
    }
    Spread spread = Spread.of(pairs, Pair::ratio);
    report.tell(
        String.format(
            Locale.ROOT,
            "%-9s / hand-written SQL, in time  %.2f (%.2f..%.2f; aim: 1.2 or less)",
            name,
            spread.median(),
            spread.least(),
            spread.most()));
  }

  private static double seconds(Callable<?> work) throws Exception {
    long begun = System.nanoTime();
    Object _ = work.call();
    return (System.nanoTime() - begun) / 1e9;
  }

  /** The same questions, with no database open but the warehouse's. */
  private static void alone(Path folder, Report report) throws IOException {
    Resident.forget();
    try (DuckDbWarehouse warehouse = warehouse(folder)) {
      AskedWarehouse asked = new AskedWarehouse(warehouse);
      for (int i = 0; i < ROUNDS; i++) {
        asked.retention();
        asked.funnel();
      }
    }
    report.tell("  resident, at most             " + Resident.most() + ", the warehouse alone");
  }

  private static DuckDbWarehouse warehouse(Path folder) {
    return new DuckDbWarehouse(
        new DuckDbSettings(folder.resolve("warehouse"), DuckDbSettings.MEMORY));
  }

  @Override
  public void close() throws SQLException {
    bare.close();
    warehouse.close();
  }
}
