package dev.steward.brand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.web.authorisation.RouteTable;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Over Netty, as Cloud Run and the all-in-one serve it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudRunEntryTest implements EntryContract {
  private final Deployment deployment = Deployment.onPostgres();
  private EmbeddedServer server;

  @BeforeAll
  void start() {
    server = ApplicationContext.run(EmbeddedServer.class, deployment.properties());
    Samples.store(server.getApplicationContext());
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
    assertThat(RouteTable.of(server.getApplicationContext()))
        .isEqualTo(Files.readAllLines(Path.of("golden/routes.txt")));
  }
}
