package dev.steward.benchmarks;

import dev.steward.controlplane.ControlSchema;
import dev.steward.controlplane.ledger.budgets.Budgets;
import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.embedded.documents.DocumentsSchema;
import dev.steward.embedded.postgres.Credentials;
import dev.steward.embedded.postgres.PostgresServer;
import dev.steward.web.identity.LocalTokens;
import dev.steward.web.identity.SigningKeys;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Steward as {@code up} serves it, with one tool, {@code bench.noop}, and fifty tenants. */
final class RunningSteward implements AutoCloseable {
  static final int TENANTS = 50;
  static final String ARGUMENTS =
      """
      {"note":"a sentence of a length that arguments often have","count":3}""";

  private static final String REGISTRY = "bench-tools.yaml";

  /** A price, so that every call is held, settled and charged. */
  private static final String PRICES =
      """
      version: 1
      currency: USD
      prices:
        bench.noop: {call: 10}
      """;

  private static final long PLENTY = 1_000_000_000_000L;

  private final ApplicationContext context;
  private final EmbeddedServer server;

  private RunningSteward(ApplicationContext context) {
    this.context = context;
    this.server = context.getBean(EmbeddedServer.class).start();
    Tenants tenants = context.getBean(Tenants.class);
    Budgets budgets = context.getBean(Budgets.class);
    tenants()
        .forEach(
            tenant -> {
              tenants.ensure(tenant, tenant.value());
              budgets.ensureDaily(tenant, PLENTY, "bench");
            });
  }

  static RunningSteward start(Path folder, PostgresServer postgres, int executorPort)
      throws IOException {
    return start(folder, postgres, executorPort, Map.of());
  }

  /** With more properties. */
  static RunningSteward start(
      Path folder, PostgresServer postgres, int executorPort, Map<String, Object> more)
      throws IOException {
    Credentials owner = postgres.owner();
    ControlSchema.migrate(postgres.jdbcUrl(), owner.user(), owner.password());
    DocumentsSchema.migrate(postgres.jdbcUrl(), owner.user(), owner.password());
    Path keys = folder.resolve("keys");
    SigningKeys.in(keys);
    return new RunningSteward(
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .properties(places(folder))
            .properties(
                Map.of(
                    "micronaut.server.port",
                    -1,
                    "steward.platform",
                    "embedded",
                    "steward.identity.keys",
                    keys.toString(),
                    "steward.catalog.registry",
                    registry(folder).toString(),
                    "steward.ledger.prices",
                    prices(folder).toString(),
                    "steward.dispatch.private-addresses",
                    true,
                    "bench.executor.url",
                    "http://127.0.0.1:" + executorPort,
                    "datasources.default.url",
                    postgres.jdbcUrl(),
                    "datasources.default.username",
                    postgres.app().user(),
                    "datasources.default.password",
                    postgres.app().password()))
            .properties(more)
            .start());
  }

  /** Nothing lands while calls are measured, unless a bench says so. */
  private static Map<String, Object> places(Path folder) {
    return Map.of(
        "steward.artifacts.folder", folder.resolve("artifacts").toString(),
        "steward.warehouse.folder", folder.resolve("landed").toString(),
        "steward.events.folder", folder.resolve("events").toString(),
        "steward.landing.enabled", false);
  }

  ApplicationContext context() {
    return context;
  }

  /** The clients visit all tenants in turn, each from another one on. */
  List<Client> clients(int count) throws IOException {
    return clients(count, tenants().toList());
  }

  List<Client> clients(int count, List<TenantId> among, String... headerLines) throws IOException {
    LocalTokens tokens = context.getBean(LocalTokens.class);
    URI url = server.getURI().resolve("/v1/tools/bench.noop/invoke");
    List<byte[]> requests =
        among.stream()
            .map(
                tenant ->
                    tokens.issue(
                        tenant,
                        "ada@example.com",
                        Set.of(Role.OPERATOR),
                        LocalTokens.AUDIENCE,
                        Duration.ofHours(1)))
            .map(
                token ->
                    HttpCalls.post(
                        url,
                        ARGUMENTS,
                        Stream.concat(
                                Stream.of("Authorization: Bearer " + token),
                                Arrays.stream(headerLines))
                            .toArray(String[]::new)))
            .toList();
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(new HttpCalls(server.getPort(), requests, i));
    }
    return clients;
  }

  int port() {
    return server.getPort();
  }

  /** One call of the tenant, to be sent as it is. */
  byte[] request(TenantId tenant, String headerLine) {
    String token =
        context
            .getBean(LocalTokens.class)
            .issue(
                tenant,
                "ada@example.com",
                Set.of(Role.OPERATOR),
                LocalTokens.AUDIENCE,
                Duration.ofHours(1));
    return HttpCalls.post(
        server.getURI().resolve("/v1/tools/bench.noop/invoke"),
        ARGUMENTS,
        "Authorization: Bearer " + token,
        headerLine);
  }

  static Stream<TenantId> tenants() {
    return IntStream.range(0, TENANTS).mapToObj(i -> new TenantId("tenant-" + i));
  }

  private static Path registry(Path folder) throws IOException {
    return Files.writeString(folder.resolve(REGISTRY), tools());
  }

  /** The registry's text. */
  static String tools() throws IOException {
    try (InputStream tools =
        Objects.requireNonNull(RunningSteward.class.getResourceAsStream("/" + REGISTRY))) {
      return new String(tools.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Path prices(Path folder) throws IOException {
    return Files.writeString(folder.resolve("bench-prices.yaml"), PRICES);
  }

  @Override
  public void close() {
    server.stop();
    context.close();
  }
}
