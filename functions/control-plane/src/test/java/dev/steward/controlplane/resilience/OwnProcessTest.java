package dev.steward.controlplane.resilience;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.ControlPlane;
import dev.steward.controlplane.RunningControlPlane;
import dev.steward.core.Role;
import dev.steward.testkit.http.StubAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A control plane that is sent SIGTERM in the middle of a call. */
class OwnProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void answersTheCallAndThenEnds() throws Exception {
    Path log = folder.resolve("log");
    try (RunningControlPlane beside = RunningControlPlane.start();
        HttpClient http = HttpClient.newHttpClient()) {
      beside.executor().always(StubAnswer.after(Duration.ofSeconds(3), StubAnswer.json(200, "{}")));
      int port = freePort();
      Process process = process(beside, port, log);
      try {
        awaitReady(process, http, port, log);
        CompletableFuture<HttpResponse<String>> call =
            http.sendAsync(invocation(beside, port), BodyHandlers.ofString());
        beside.executor().awaitRequest(LIMIT);

        process.destroy();

        assertThat(call.get(30, TimeUnit.SECONDS).statusCode()).as(() -> read(log)).isEqualTo(200);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(() -> read(log)).isTrue();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private static HttpRequest invocation(RunningControlPlane beside, int port) {
    return HttpRequest.newBuilder(at(port, "/v1/tools/stub.patient/invoke"))
        .header("Authorization", "Bearer " + beside.token(ACME, Role.OPERATOR))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{}"))
        .build();
  }

  private static Process process(RunningControlPlane beside, int port, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(ControlPlane.class.getName());
    beside.properties().forEach((name, value) -> command.add("-" + name + "=" + value));
    command.add("-micronaut.server.host=127.0.0.1");
    command.add("-micronaut.server.port=" + port);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static void awaitReady(Process process, HttpClient http, int port, Path log)
      throws InterruptedException {
    HttpRequest ready = HttpRequest.newBuilder(at(port, "/health/readiness")).build();
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (!isReady(http, ready)) {
      assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).as(() -> read(log)).isFalse();
      assertThat(System.nanoTime()).as(() -> read(log)).isLessThan(limit);
    }
  }

  private static boolean isReady(HttpClient http, HttpRequest ready) throws InterruptedException {
    try {
      return http.send(ready, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static URI at(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
