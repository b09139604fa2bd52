package dev.steward.analytics;

import com.google.cloud.functions.invoker.HttpFunctionExecutor;
import io.micronaut.gcp.function.http.HttpFunction;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Through the functions framework, as Cloud Functions does: its invoker makes the function by the
 * name of its class. Only the server is ours, for the invoker's own listens on every address.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudFunctionEntryTest implements EntryContract {
  private final Server server =
      new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  private Deployment deployment;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    deployment = Deployment.in(folder);
    deployment.properties().forEach((name, value) -> System.setProperty(name, value.toString()));
    ServletContextHandler functions = new ServletContextHandler();
    functions.addServlet(
        new ServletHolder(HttpFunctionExecutor.forClass(HttpFunction.class)), "/*");
    server.setHandler(functions);
    server.start();
  }

  @AfterAll
  void stop() throws Exception {
    server.stop();
    deployment.properties().keySet().forEach(System::clearProperty);
  }

  @Override
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getURI().getPort());
  }

  @Override
  public Deployment deployment() {
    return deployment;
  }
}
