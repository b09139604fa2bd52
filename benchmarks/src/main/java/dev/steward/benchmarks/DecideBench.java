package dev.steward.benchmarks;

import dev.steward.allinone.place.Home;
import dev.steward.core.Caller;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.decisions.GovernanceSchema;
import dev.steward.decisions.constitutions.Case;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.ConstitutionText;
import dev.steward.decisions.plans.Part;
import dev.steward.decisions.plans.PlannedPolicy;
import dev.steward.decisions.plans.Plans;
import dev.steward.decisions.policies.Policies;
import dev.steward.decisions.policies.PolicyId;
import dev.steward.decisions.replay.Replays;
import dev.steward.decisions.replay.Selection;
import dev.steward.embedded.postgres.Credentials;
import dev.steward.embedded.postgres.PostgresServer;
import dev.steward.embedded.postgres.PostgresSettings;
import dev.steward.json.StrictJson;
import dev.steward.web.identity.LocalTokens;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What deciding costs beside the road it takes: governed decisions of a tenant with 100,000 earlier
 * ones, against governed calls of a tool that does nothing, in turn. Then replay of all of them,
 * and the policy alone.
 */
final class DecideBench {
  private static final int EARLIER = 100_000;
  private static final int CUSTOMERS = 10_000;

  /** One alone tells what a caller waits; eight, what is left when the processors are taken. */
  private static final List<Integer> CLIENTS = List.of(1, 8);

  /** Fewer, and compilers take a sixth of the processors from what is measured. */
  private static final int WARM_UP = 50_000;

  private static final Duration ROUND = Duration.ofSeconds(4);
  private static final TenantId TENANT = new TenantId("tenant-0");
  private static final Caller ADMIN = new Caller(TENANT, "ada", Set.of(Role.ADMIN));
  private static final String POLICY = "finance-constitution@1.0.0";
  private static final String OTHER = "finance-constitution@1.1.B";
  private static final String FACTS =
      """
      {"amount":%d,"months":36,"price":6000,"income":150,"expenses":60,"seniority":%d,\
      "records":false,"job":"fixed","age":44}""";

  private DecideBench() {}

  static void run(Path folder, int rounds, Report report) throws Exception {
    int port = free();
    try (PostgresServer postgres =
            PostgresServer.start(PostgresSettings.kept(folder.resolve("postgres")));
        BareEcho echo = BareEcho.start()) {
      Credentials owner = postgres.owner();
      GovernanceSchema.migrate(postgres.jdbcUrl(), owner.user(), owner.password());
      try (RunningSteward steward =
          RunningSteward.start(folder, postgres, echo.port(), properties(folder, port))) {
        publish(steward);
        report.tell("making " + EARLIER + " earlier decisions");
        earlier(postgres);
        Load load = new Load(new CpuTime(folder.resolve("postgres/cluster/data")));
        report.tell("warming up by " + WARM_UP + " calls");
        warmUp(steward, load);
        for (int clients : CLIENTS) {
          decide(steward, load, clients, rounds, report);
        }
        replay(steward, report);
        judge(report);
      }
    }
  }

  private static void decide(
      RunningSteward steward, Load load, int clients, int rounds, Report report) throws Exception {
    List<Client> floor = steward.clients(clients, List.of(TENANT));
    List<Client> deciding = deciding(steward, clients);
    report.tell("%nclients: %d".formatted(clients));
    List<double[]> ratios = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      Figures one = load.run(floor, ROUND);
      Figures other = load.run(deciding, ROUND);
      ratios.add(
          new double[] {other.p50() / one.p50(), other.p95() / one.p95(), other.cpu() / one.cpu()});
      line(report, "a call that does nothing", one);
      line(report, "a decision", other);
    }
    report.tell(
        "  decision / nothing        p50 "
            + median(ratios, 0)
            + "   p95 "
            + median(ratios, 1)
            + "   by processor time "
            + median(ratios, 2));
    close(floor);
    close(deciding);
  }

  private static void warmUp(RunningSteward steward, Load load) throws Exception {
    int many = CLIENTS.getLast();
    List<Client> floor = steward.clients(many, List.of(TENANT));
    List<Client> deciding = deciding(steward, many);
    for (int calls = 0; calls < WARM_UP; ) {
      calls += load.run(deciding, ROUND).calls() + load.run(floor, ROUND).calls();
    }
    close(floor);
    close(deciding);
  }

  private static void close(List<Client> clients) throws Exception {
    for (Client client : clients) {
      client.close();
    }
  }

  private static void replay(RunningSteward steward, Report report) {
    Replays replays = steward.context().getBean(Replays.class);
    for (int i = 0; i < 3; i++) {
      var told = replays.replay(TENANT, PolicyId.parse(OTHER), new Selection.Last(EARLIER));
      report.tell(
          String.format(
              Locale.ROOT,
              "replay of %,d decisions: %,.0f a second",
              told.decisions(),
              told.decisions() / told.seconds()));
    }
  }

  private static void judge(Report report) throws IOException {
    Constitution constitution = ConstitutionText.read(text(POLICY));
    Case known =
        new Case(
            StrictJson.parse(FACTS.formatted(700, 5).getBytes(StandardCharsets.UTF_8)),
            Map.of("denied_30d", 0.0, "failures_365d", 0.0));
    long[] nanos = new long[200_000];
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < nanos.length; i++) {
        long begun = System.nanoTime();
        constitution.judge(known);
        nanos[i] = System.nanoTime() - begun;
      }
    }
    Arrays.sort(nanos);
    report.tell(
        String.format(
            Locale.ROOT,
            "the policy alone: p50 %.1f µs, p99 %.1f µs",
            nanos[nanos.length / 2] / 1e3,
            nanos[nanos.length * 99 / 100] / 1e3));
  }

  private static List<Client> deciding(RunningSteward steward, int count) throws IOException {
    String token =
        steward
            .context()
            .getBean(LocalTokens.class)
            .issue(
                TENANT,
                "ada@example.com",
                Set.of(Role.OPERATOR),
                LocalTokens.AUDIENCE,
                Duration.ofHours(1));
    URI url =
        URI.create("http://localhost:" + steward.port() + "/v1/tools/decisions.decide/invoke");
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      requests.add(
          HttpCalls.post(
              url,
              "{\"domain\":\"finance\",\"entity\":\"customer-%d\",\"facts\":%s}"
                  .formatted(i * 7 % CUSTOMERS, FACTS.formatted(700, 5)),
              "Authorization: Bearer " + token));
    }
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(new HttpCalls(steward.port(), requests, i * 100));
    }
    return clients;
  }

  private static void publish(RunningSteward steward) throws IOException {
    Policies policies = steward.context().getBean(Policies.class);
    policies.publish(ADMIN, text(POLICY), Optional.empty());
    policies.publish(ADMIN, text(OTHER), Optional.empty());
    steward
        .context()
        .getBean(Plans.class)
        .bind(
            TENANT,
            ADMIN.principal(),
            new Plans.Wish(
                "finance",
                List.of(new PlannedPolicy(POLICY, Part.LIVE, PlannedPolicy.WHOLE)),
                Optional.empty(),
                "bench"));
  }

  /** By a superuser, past the walls between tenants: rows as decisions of a year left them. */
  private static void earlier(PostgresServer postgres) throws Exception {
    try (var connection =
            DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.superuser().user(), postgres.superuser().password());
        var statement =
            connection.prepareStatement(
                """
                INSERT INTO governance.decision
                  (tenant_id, id, domain, entity, policy, policy_digest, epoch, role, propensity,
                   facts, salt, features, context, verdict, level, rule, reason, measure, money,
                   status, principal, run, effect_key, event_id, decided_at, latency_micros)
                SELECT ?, 'dec_' || i, 'finance', 'customer-' || i % ?, ?, 'sha256:0', 1, 'live', 1,
                  jsonb_build_object('amount', 300 + i % 2500, 'months', 36, 'price', 6000,
                    'income', 90 + i % 100, 'expenses', 60, 'seniority', 1 + i % 12,
                    'records', i % 20 = 0, 'job', (ARRAY['fixed', 'partime', 'freelance'])[1 + i % 3]),
                  'salt', '{"denied_30d": 0, "failures_365d": 0}', '{}', 'approve', 'AL3', 'band-AL3',
                  'a small loan', 300 + i % 2500, 300 + i % 2500, 'final', 'ada', 'run_' || i,
                  'key_' || i, 'evt_' || i, now() - i * interval '5 minutes', 900
                FROM generate_series(1, ?) AS i
                """)) {
      statement.setString(1, TENANT.value());
      statement.setInt(2, CUSTOMERS);
      statement.setString(3, POLICY);
      statement.setInt(4, EARLIER);
      statement.executeUpdate();
      try (var analyze = connection.createStatement()) {
        analyze.execute("ANALYZE governance.decision");
      }
    }
  }

  private static Map<String, Object> properties(Path folder, int port) throws IOException {
    String url = "http://localhost:" + port;
    return Map.of(
        "micronaut.server.port",
        port,
        "micronaut.server.host",
        "localhost",
        "decisions.executor.url",
        url,
        "steward.identity.audiences",
        LocalTokens.AUDIENCE + "," + url,
        "steward.catalog.registry",
        registry(folder).toString(),
        "steward.ledger.prices",
        prices(folder).toString(),
        "steward.redaction.secret",
        "a secret for benchmarks, 32 bytes or more");
  }

  /** The bench's own tool, and deciding as the registry has it. */
  private static Path registry(Path folder) throws IOException {
    String ours = Files.readString(Home.folder().resolve("tool-registry.yaml"));
    int from = ours.indexOf("\n  decisions.decide:");
    int to = ours.indexOf("\n  decisions.record_outcome:");
    String decide = ours.substring(from, to).replaceAll("\n    followUps:.*", "");
    Path file = folder.resolve("decide-tools.yaml");
    return Files.writeString(file, RunningSteward.tools() + decide);
  }

  private static Path prices(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("decide-prices.yaml"),
        """
        version: 1
        currency: USD
        prices:
          bench.noop: {call: 10}
          decisions.decide: {call: 10}
        """);
  }

  private static String text(String policy) throws IOException {
    return Files.readString(Home.policies().resolve("constitutions").resolve(policy + ".yaml"));
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void line(Report report, String name, Figures figures) {
    report.tell(
        String.format(
            Locale.ROOT,
            "  %-26s p50 %6.2f ms   p95 %6.2f ms   %6.0f a second   %.2f + %.2f ms of processor time",
            name,
            figures.p50(),
            figures.p95(),
            figures.perSecond(),
            figures.ownCpu(),
            figures.postgresCpu()));
  }

  private static String median(List<double[]> ratios, int which) {
    double[] sorted = ratios.stream().mapToDouble(each -> each[which]).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f to %.2f)",
        sorted[sorted.length / 2],
        sorted[0],
        sorted[sorted.length - 1]);
  }
}
