package dev.steward.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.steward.core.Role;
import dev.steward.web.authorisation.RouteTable;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Over Netty, as Cloud Run and the all-in-one serve it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudRunEntryTest implements EntryContract {
  private static final Path GOLDEN = Path.of("golden/routes.txt");

  private Deployment deployment;
  private EmbeddedServer server;

  @BeforeAll
  void start(@TempDir Path folder) {
    deployment = Deployment.in(folder);
    server = ApplicationContext.run(EmbeddedServer.class, deployment.properties());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Override
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  @Override
  public Deployment deployment() {
    return deployment;
  }

  @Test
  void everyRouteDemandsTheAuthorityThatWasAgreed() throws IOException {
    assertThat(RouteTable.of(server.getApplicationContext())).isEqualTo(Files.readAllLines(GOLDEN));
  }

  /** A role that a route does not list gets 403 there, and nobody gets 401 without a token. */
  @TestFactory
  Stream<DynamicTest> onlyTheListedRolesMayUseARoute() throws IOException {
    return Files.readAllLines(GOLDEN).stream()
        .filter(line -> !line.endsWith("  open"))
        .flatMap(
            line ->
                Stream.concat(
                    Stream.of(
                        dynamicTest(
                            line + " without a token",
                            () -> assertThat(status(line, Optional.empty())).isEqualTo(401))),
                    Arrays.stream(Role.values())
                        .map(
                            role ->
                                dynamicTest(
                                    line + " as " + role.wire(), () -> judged(line, role)))));
  }

  private void judged(String line, Role role) throws Exception {
    boolean listed = List.of(line.split(" +")[2].split(",")).contains(role.wire());
    if (listed) {
      assertThat(status(line, Optional.of(role))).isNotIn(401, 403, 500);
    } else {
      assertThat(status(line, Optional.of(role))).isEqualTo(403);
    }
  }

  private int status(String line, Optional<Role> role) throws Exception {
    String[] parts = line.split(" +");
    String path = parts[1].replace("{+tool}", "events/ingest").replaceAll("\\{.*?}", "none");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base() + path))
            .header("Content-Type", "application/json")
            .method(parts[0], BodyPublishers.ofString(parts[0].equals("GET") ? "" : "{}"));
    role.ifPresent(it -> request.header("Authorization", "Bearer " + deployment.token("demo", it)));
    return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}
