package dev.steward.benchmarks;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.embedded.postgres.PostgresServer;
import dev.steward.embedded.postgres.PostgresSettings;
import dev.steward.journal.Journal;
import dev.steward.journal.JournalVerifier;
import dev.steward.journal.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * What one hot tenant gets, whose calls all end in one chain: its journal alone, its governed
 * calls, the same call ten thousand times under one key, and how fast its history verifies.
 */
final class HotBench implements AutoCloseable {
  private static final int CLIENTS = 32;
  private static final int STORM_CLIENTS = 64;
  private static final int STORM = 10_000;
  private static final int WARM_UP = 20_000;
  private static final Duration LENGTH = Duration.ofMillis(1_500);
  private static final TenantId HOT = new TenantId("tenant-0");

  private final PostgresServer postgres;
  private final BareEcho echo;
  private final RunningSteward steward;
  private final Load load;
  private final BarePostgres bare;
  private final List<Client> entries;
  private final List<Client> appending;
  private final List<Client> floor;
  private final List<Client> floorOfOne;
  private final List<Client> governed;

  private HotBench(Path folder) throws Exception {
    postgres = PostgresServer.start(PostgresSettings.kept(folder.resolve("postgres")));
    load = new Load(new CpuTime(folder.resolve("postgres/cluster/data")));
    echo = BareEcho.start();
    steward = RunningSteward.start(folder, postgres, echo.port());
    governed = steward.clients(CLIENTS, List.of(HOT));
    try (Client everybody = steward.clients(1).getFirst()) {
      bare = BarePostgres.prepare(postgres, everybody);
    }
    floor = bare.clients(CLIENTS);
    floorOfOne = bare.clients(CLIENTS, List.of(HOT), false);
    entries = bare.writersOfEntries(CLIENTS, HOT);
    appending = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      appending.add(
          new Appending(
              steward.context().getBean(TenantTransactions.class),
              steward.context().getBean(Journal.class),
              HOT,
              bare.of(HOT).firstEntry()));
    }
  }

  static void run(Path folder, int rounds, Report report) throws Exception {
    try (HotBench bench = new HotBench(folder)) {
      report.tell("warming up");
      for (int calls = 0; calls < WARM_UP; ) {
        calls += bench.load.run(bench.governed, LENGTH).calls();
        calls += bench.load.run(bench.appending, LENGTH).calls();
      }
      List<Hot> measured = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        measured.add(bench.round());
      }
      report.hot(CLIENTS, measured);
      bench.storm(report);
      bench.verify(report);
    }
  }

  private Hot round() throws IOException, InterruptedException, ExecutionException {
    return new Hot(
        load.run(entries, LENGTH),
        load.run(appending, LENGTH),
        load.run(floor, LENGTH),
        load.run(floorOfOne, LENGTH),
        load.run(governed, LENGTH));
  }

  private void storm(Report report) throws Exception {
    long before = echo.answered();
    List<Storm.Client> clients = new ArrayList<>();
    byte[] request = steward.request(HOT, "Idempotency-Key: storm");
    for (int i = 0; i < STORM_CLIENTS; i++) {
      clients.add(new Storm.Client(steward.port(), request));
    }
    Storm.Result result = Storm.run(clients, STORM);
    report.storm(result, echo.answered() - before);
  }

  private void verify(Report report) {
    JournalVerifier verifier = steward.context().getBean(JournalVerifier.class);
    verifier.verify(HOT);
    long begun = System.nanoTime();
    Verification verification = verifier.verify(HOT);
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (verification instanceof Verification.Intact intact) {
      report.tell(
          "%nverify: %,d entries, %,.0f entries/s"
              .formatted(intact.entries(), intact.entries() / seconds));
    } else {
      throw new IllegalStateException("the history does not verify: " + verification);
    }
  }

  @Override
  public void close() throws IOException, SQLException {
    for (List<Client> clients : List.of(entries, appending, floor, floorOfOne, governed)) {
      for (Client client : clients) {
        client.close();
      }
    }
    bare.close();
    steward.close();
    echo.close();
    postgres.close();
  }
}
