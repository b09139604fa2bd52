package dev.steward.decisions.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Hmac;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.Deployment;
import dev.steward.decisions.Governed;
import dev.steward.decisions.plans.Part;
import dev.steward.decisions.plans.PlannedPolicy;
import dev.steward.json.Json;
import dev.steward.testkit.http.StubAnswer;
import dev.steward.testkit.http.StubExecutor;
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
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * This function with webhooks of both vendors, and a stub in the place of the vendors and the
 * control plane.
 */
public final class Hooked implements AutoCloseable {
  public static final String GITHUB_SECRET = "It's a Secret to Everybody";
  public static final String STRIPE_SECRET = "whsec_of_the_test_endpoint";

  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ApplicationContext context;
  private final Governed steward;
  private final URI url;
  private final StubExecutor vendor = StubExecutor.start();
  private final HttpClient http = HttpClient.newHttpClient();

  private Hooked(Path folder) {
    Map<String, Object> properties = new TreeMap<>(Deployment.in(folder).properties());
    properties.put("steward.webhooks.pause", "20ms");
    properties.put("steward.webhooks.longest-pause", "100ms");
    properties.put("steward.webhooks.every", "100ms");
    properties.put("steward.webhooks.timeout", "1s");
    properties.put("steward.webhooks.attempts", 4);
    properties.put("steward.webhooks.control-plane", vendor.url().toString());
    properties.put("steward.webhooks.token", "control-plane-token");
    properties.put(
        "steward.webhooks.github",
        List.of(
            Map.of(
                "name", "main",
                "tenant", Governed.TENANT.value(),
                "secrets", List.of("the secret before that one", GITHUB_SECRET),
                "token", "github-token",
                "labels", List.of("bug=kind/bug"),
                "assignees", List.of("bug=grace"),
                "api", vendor.url().toString()),
            Map.of(
                "name", "ungoverned",
                "tenant", GLOBEX.value(),
                "secrets", List.of(GITHUB_SECRET))));
    properties.put(
        "steward.webhooks.stripe",
        List.of(
            Map.of(
                "name", "shop",
                "tenant", Governed.TENANT.value(),
                "secrets", List.of(STRIPE_SECRET),
                "key", "rk_test_key",
                "api", vendor.url().toString())));
    context = ApplicationContext.run(properties);
    Stops.register(context.getBean(TenantTransactions.class), Governed.TENANT, GLOBEX);
    url = context.getBean(EmbeddedServer.class).start().getURI();
    steward = Governed.over(context).publish("github-triage@1.0.0", "invoice-triage@1.0.0");
    for (String domain : List.of("github-triage", "invoice-triage")) {
      steward.bind(domain, new PlannedPolicy(domain + "@1.0.0", Part.LIVE, PlannedPolicy.WHOLE));
    }
  }

  public static Hooked in(Path folder) {
    return new Hooked(folder);
  }

  /** What was answered. */
  public record Answer(int status, JsonNode body) {
    public String at(String member) {
      return body.path(member).asText();
    }
  }

  public <T> T bean(Class<T> type) {
    return steward.bean(type);
  }

  /** A tool, as the control plane does. */
  public JsonNode ask(String tool, String arguments) {
    return steward.ask(tool, arguments);
  }

  /** Who answers for GitHub and for Stripe. */
  public StubExecutor vendor() {
    return vendor;
  }

  public Answer github(String event, String delivery, byte[] body) {
    return github(event, delivery, body, "sha256=" + Hmac.hex(GITHUB_SECRET, body));
  }

  public Answer github(String event, String delivery, byte[] body, String signature) {
    return post(
        "/webhooks/github/main",
        body,
        "X-GitHub-Event",
        event,
        "X-GitHub-Delivery",
        delivery,
        "X-Hub-Signature-256",
        signature);
  }

  public Answer post(String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofByteArray(body));
    if (!List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), Json.MAPPER.readTree(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** As if nothing had been asked of the vendor yet, who takes everything from now on. */
  public void forget() {
    vendor.always(StubAnswer.json(200, "[]"));
    until(() -> pending().isEmpty());
    vendor.forget();
  }

  /** The effects of a delivery once none is pending, as {@code kind state attempts}. */
  public List<String> effects(String delivery) {
    until(() -> !pending().contains(delivery));
    return select(
        Governed.TENANT,
        """
        SELECT kind || ' ' || state || ' ' || attempts FROM governance.webhook_effect
        WHERE delivery = ?
        ORDER BY seq
        """,
        delivery);
  }

  public void awaitEffects(String delivery, String... effects) {
    until(() -> effects(delivery).equals(List.of(effects)));
  }

  /** What was reported of a decision, in its order, as metrics and who did so. */
  public List<String> outcomes(String decision) {
    return select(
        Governed.TENANT,
        """
        SELECT metrics::text || ' ' || reported_by FROM governance.outcome
        WHERE decision = ?
        ORDER BY seq
        """,
        decision);
  }

  /** Sets or releases a kill switch of the tenant. */
  public void flip(String name, boolean stopped) {
    Stops.flip(bean(TenantTransactions.class), Governed.TENANT, name, stopped);
  }

  private List<String> pending() {
    return select(
        Governed.TENANT,
        "SELECT delivery FROM governance.webhook_effect WHERE state = ?",
        "pending");
  }

  public static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /** One column, by one text. */
  public List<String> select(TenantId tenant, String sql, String by) {
    return bean(TenantTransactions.class)
        .read(
            tenant,
            tx -> {
              try (PreparedStatement select = tx.prepareStatement(sql)) {
                select.setString(1, by);
                List<String> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                  while (row.next()) {
                    found.add(row.getString(1));
                  }
                }
                return found;
              }
            });
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    context.close();
    vendor.close();
    http.close();
  }
}
