package dev.steward.benchmarks;

import dev.steward.embedded.postgres.PostgresServer;
import dev.steward.embedded.postgres.PostgresSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * What governing a call costs: calls of a tool that does nothing, through all of Steward, against
 * bare Netty and bare Postgres in the same minute. Every round runs all three, so that the ratios
 * hold on a machine whose pace changes.
 */
final class KernelBench implements AutoCloseable {
  private static final List<Integer> CONNECTIONS = List.of(16, 32, 64);
  private static final int MOST = 64;
  private static final Duration ECHO = Duration.ofMillis(500);
  private static final Duration ROWS = Duration.ofMillis(1_500);
  private static final Duration GOVERNED = Duration.ofMillis(2_500);

  /** Counted in calls, not seconds: the compiler needs them however slow the machine is. */
  private static final int WARM_UP = 20_000;

  private final PostgresServer postgres;
  private final BareEcho echo;
  private final RunningSteward steward;
  private final Load load;
  private final List<Client> echoed;
  private final BarePostgres bare;
  private final List<Client> written;
  private final List<Client> together;
  private final List<Client> governed;

  private KernelBench(Path folder) throws Exception {
    postgres = PostgresServer.start(PostgresSettings.kept(folder.resolve("postgres")));
    load = new Load(new CpuTime(folder.resolve("postgres/cluster/data")));
    echo = BareEcho.start();
    steward = RunningSteward.start(folder, postgres, echo.port());
    // Opened once: a connection's first statements cost a multiple of the later ones.
    governed = steward.clients(MOST);
    bare = BarePostgres.prepare(postgres, governed.getFirst());
    written = bare.clients(MOST);
    together = bare.clients(MOST, RunningSteward.tenants().toList(), true);
    echoed = echoClients();
  }

  static void run(Path folder, int rounds, Report report) throws Exception {
    try (KernelBench bench = new KernelBench(folder)) {
      report.tell("warming up");
      for (int calls = 0; calls < WARM_UP; ) {
        calls += bench.round(MOST).governed().calls();
      }
      for (int connections : CONNECTIONS) {
        List<Round> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
          measured.add(bench.round(connections));
        }
        report.rounds(connections, measured);
      }
      report.times(bench.steward.context().getBean(MeterRegistry.class));
      report.memory();
    }
  }

  private Round round(int connections)
      throws IOException, InterruptedException, ExecutionException {
    return new Round(
        load.run(echoed.subList(0, connections), ECHO),
        load.run(written.subList(0, connections), ROWS),
        load.run(together.subList(0, connections), ROWS),
        load.run(governed.subList(0, connections), GOVERNED));
  }

  private List<Client> echoClients() throws IOException {
    URI url = URI.create("http://127.0.0.1:" + echo.port() + "/echo");
    byte[] request = HttpCalls.post(url, RunningSteward.ARGUMENTS);
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      clients.add(new HttpCalls(echo.port(), List.of(request), 0));
    }
    return clients;
  }

  @Override
  public void close() throws IOException, SQLException {
    for (List<Client> clients : List.of(echoed, written, together, governed)) {
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
