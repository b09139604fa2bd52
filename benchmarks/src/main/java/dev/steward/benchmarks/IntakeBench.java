package dev.steward.benchmarks;

import dev.steward.analytics.landing.Landing;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.embedded.postgres.PostgresServer;
import dev.steward.embedded.postgres.PostgresSettings;
import dev.steward.web.identity.LocalTokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Events over HTTP, a hundred a call and on the disk before they are acknowledged, against the bare
 * Netty echo of the same bytes; with the landing paused, and with it at work beside.
 */
final class IntakeBench {
  private static final int CLIENTS = 64;
  private static final int EVENTS = 100;

  /** Before so many calls the compilers are still what takes most of the processors' time. */
  private static final int WARM_UP = 20_000;

  private static final Duration LENGTH = Duration.ofSeconds(2);

  private record Round(Figures echo, Figures alone, Figures landing) {
    double aloneOfEcho() {
      return alone.perSecond() / echo.perSecond();
    }

    /** What waits for the disk costs no processor time. */
    double aloneOfEchoByCpu() {
      return echo.ownCpu() / alone.ownCpu();
    }

    double landingOfEcho() {
      return landing.perSecond() / echo.perSecond();
    }
  }

  private IntakeBench() {}

  static void run(Path folder, int rounds, Report report) throws Exception {
    try (PostgresServer postgres =
            PostgresServer.start(PostgresSettings.kept(folder.resolve("postgres")));
        BareEcho echo = BareEcho.start();
        RunningSteward steward =
            RunningSteward.start(
                folder, postgres, echo.port(), Map.of("steward.landing.enabled", true))) {
      Load load = new Load(new CpuTime(folder.resolve("postgres/cluster/data")));
      List<Client> echoed = clients(echo.port(), request(steward, echo.port()));
      List<Client> taken = clients(steward.port(), request(steward, steward.port()));
      var landing = steward.context().getBean(Landing.class).subscription();
      for (int calls = 0; calls < WARM_UP; ) {
        calls += load.run(taken, LENGTH).calls();
        load.run(echoed, LENGTH);
      }
      List<Round> measured = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        landing.pause();
        Figures bare = load.run(echoed, LENGTH);
        Figures alone = load.run(taken, LENGTH);
        landing.resume();
        measured.add(new Round(bare, alone, load.run(taken, LENGTH)));
      }
      report.tell(
          "%nevent intake / bare Netty echo, %d events a call, %d clients"
              .formatted(EVENTS, CLIENTS));
      report.tell(
          "  alone               %s (aim: 50 or more)"
              .formatted(Spread.of(measured, Round::aloneOfEcho).percent()));
      report.tell(
          "  by processor time   %s"
              .formatted(Spread.of(measured, Round::aloneOfEchoByCpu).percent()));
      report.tell(
          "  while events land   %s"
              .formatted(Spread.of(measured, Round::landingOfEcho).percent()));
      for (List<Client> clients : List.of(echoed, taken)) {
        for (Client client : clients) {
          client.close();
        }
      }
    }
  }

  private static List<Client> clients(int port, byte[] request) throws Exception {
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(new HttpCalls(port, List.of(request), 0));
    }
    return clients;
  }

  /** Without ids, so that each call brings new events. */
  private static byte[] request(RunningSteward steward, int port) {
    String token =
        steward
            .context()
            .getBean(LocalTokens.class)
            .issue(
                new TenantId("tenant-0"),
                "ada@example.com",
                Set.of(Role.OPERATOR),
                LocalTokens.AUDIENCE,
                Duration.ofHours(1));
    String events =
        IntStream.range(0, EVENTS)
            .mapToObj(
                i ->
                    """
                    {"event":"cart","user":"user-%d","properties":{"amount":%d,"page":"/catalog/7"}}"""
                        .formatted(i * 7919 % 500, i))
            .collect(Collectors.joining(",", "[", "]"));
    return HttpCalls.post(
        URI.create("http://localhost:" + port + "/v1/events"),
        events,
        "Authorization: Bearer " + token);
  }
}
