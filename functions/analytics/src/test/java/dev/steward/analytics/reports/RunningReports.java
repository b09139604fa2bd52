package dev.steward.analytics.reports;

import dev.steward.analytics.Deployment;
import dev.steward.core.Role;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.Warehouse;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pages over real HTTP, on a warehouse of their own. */
final class RunningReports implements AutoCloseable {
  private final Deployment deployment;
  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  private RunningReports(Deployment deployment, Map<String, Object> overrides) {
    this.deployment = deployment;
    Map<String, Object> properties = new TreeMap<>(deployment.properties());
    properties.putAll(overrides);
    context = ApplicationContext.run(properties);
    server = context.getBean(EmbeddedServer.class).start();
  }

  static RunningReports in(Path folder, Map<String, Object> overrides) {
    return new RunningReports(Deployment.in(folder), overrides);
  }

  void write(List<EventRow> events) {
    var _ = context.getBean(Warehouse.class).append(events);
  }

  String token(String tenant, Role role) {
    return deployment.token(tenant, role);
  }

  URI url(String path) {
    return server.getURI().resolve(path);
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  HttpResponse<String> getAsProgram(String path) {
    return send(HttpRequest.newBuilder(url(path)).header("Accept", "*/*").GET());
  }

  HttpResponse<String> as(String tenant, Role role, String path) {
    return get(path, "Authorization", "Bearer " + token(tenant, role));
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  @Override
  public void close() {
    http.close();
    context.close();
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url(path)).header("Accept", "text/html");
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
