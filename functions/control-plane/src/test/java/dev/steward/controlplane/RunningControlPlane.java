package dev.steward.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.Clocks;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.json.Json;
import dev.steward.testkit.TestDatabase;
import dev.steward.testkit.TestPostgres;
import dev.steward.testkit.http.StubExecutor;
import dev.steward.web.identity.LocalTokens;
import dev.steward.web.identity.SigningKeys;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A control plane over real HTTP and a database of its own, with one stub executor behind the tools
 * of {@code src/test/resources/tools.yaml} and tenants {@code acme} and {@code globex}.
 */
public final class RunningControlPlane implements AutoCloseable {
  public static final TenantId ACME = new TenantId("acme");
  public static final TenantId GLOBEX = new TenantId("globex");

  private final StubExecutor executor = StubExecutor.start();
  private final TestDatabase database;
  private final Map<String, Object> properties;
  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final LocalTokens tokens;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private RunningControlPlane(TestDatabase database, Map<String, Object> overrides) {
    this.database = database;
    Path keys = newFolder();
    Map<String, Object> properties = new HashMap<>();
    properties.put("micronaut.server.port", -1);
    properties.put("steward.platform", "embedded");
    properties.put("steward.identity.keys", keys.toString());
    properties.put("steward.checkpoints.key", keys.resolve("checkpoint-key.pem").toString());
    properties.put("steward.checkpoints.make-key", true);
    properties.put("steward.artifacts.folder", keys.resolve("artifacts").toString());
    properties.put("steward.catalog.registry", "src/test/resources/tools.yaml");
    properties.put("steward.ledger.prices", "src/test/resources/prices.yaml");
    properties.put("steward.policies.folder", "../../contracts/policies");
    properties.put("steward.dispatch.private-addresses", true);
    properties.put("stub.executor.url", executor.url().toString());
    properties.put("datasources.default.url", database.jdbcUrl());
    properties.put("datasources.default.username", database.app().user());
    properties.put("datasources.default.password", database.app().password());
    properties.putAll(overrides);
    this.properties = Map.copyOf(properties);
    ControlSchema.migrate(database.jdbcUrl(), database.owner().user(), database.owner().password());
    context = ApplicationContext.run(properties);
    server = context.getBean(EmbeddedServer.class).start();
    tokens = new LocalTokens(SigningKeys.in(keys), Clocks.system());
    Tenants tenants = context.getBean(Tenants.class);
    tenants.ensure(ACME, "Acme");
    tenants.ensure(GLOBEX, "Globex");
  }

  public static RunningControlPlane start() {
    return new RunningControlPlane(TestPostgres.freshDatabase(), Map.of());
  }

  public static RunningControlPlane start(Map<String, Object> overrides) {
    return new RunningControlPlane(TestPostgres.freshDatabase(), overrides);
  }

  public static RunningControlPlane start(TestDatabase database, Map<String, Object> overrides) {
    return new RunningControlPlane(database, overrides);
  }

  public StubExecutor executor() {
    return executor;
  }

  public TestDatabase database() {
    return database;
  }

  /** What another process needs to be a control plane on the same database, but a port. */
  public Map<String, Object> properties() {
    return properties;
  }

  public ApplicationContext context() {
    return context;
  }

  public URI url() {
    return server.getURI();
  }

  public String token(TenantId tenant, Role... roles) {
    return tokens.issue(
        tenant, "ada@example.com", Set.of(roles), LocalTokens.AUDIENCE, Duration.ofMinutes(5));
  }

  public String tokenOf(String principal, TenantId tenant, Role... roles) {
    return tokens.issue(
        tenant, principal, Set.of(roles), LocalTokens.AUDIENCE, Duration.ofMinutes(5));
  }

  /** As another principal of the tenant than the one who calls everywhere else. */
  public Answer postAs(String principal, TenantId tenant, Role role, String path, String body) {
    return send(
        HttpRequest.newBuilder(url().resolve(path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + tokenOf(principal, tenant, role))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  public Answer invoke(String tool, String arguments, String... headers) {
    return post("/v1/tools/" + tool + "/invoke", arguments, headers);
  }

  public Answer post(String path, String body, String... headers) {
    return send(request(path, ACME, headers).POST(BodyPublishers.ofString(body)).build());
  }

  public Answer get(String path, String... headers) {
    return send(request(path, ACME, headers).GET().build());
  }

  public Answer getAs(TenantId tenant, String path, String... headers) {
    return send(request(path, tenant, headers).GET().build());
  }

  /** As an operator of the tenant. */
  public HttpRequest.Builder request(String path, TenantId tenant, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url().resolve(path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + token(tenant, Role.OPERATOR))
            .header("Content-Type", "application/json");
    return headers.length == 0 ? request : request.headers(headers);
  }

  public Answer send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      return new Answer(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
    executor.close();
    http.close();
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("steward-keys-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What came back, read as JSON when asked. */
  public record Answer(HttpResponse<byte[]> response) {
    public int status() {
      return response.statusCode();
    }

    public JsonNode json() {
      try {
        return Json.MAPPER.readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public String problem() {
      String type = json().path("type").asText();
      return type.substring(type.lastIndexOf('/') + 1);
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }
}
