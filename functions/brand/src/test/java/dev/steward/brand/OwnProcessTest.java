package dev.steward.brand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Started as it is deployed: on its runtime class path alone, configured by the environment. */
class OwnProcessTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void servesItsToolsWithNothingButItsOwnLibraries() throws Exception {
    int port = freePort();
    Path log = folder.resolve("log");
    Process process = process(port, log);
    try {
      assertThat(statusOfACallWithoutAToken(process, port)).as(() -> read(log)).isEqualTo(401);
    } finally {
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends when asked to").isTrue();
    }
  }

  private static Process process(int port, Path log) throws IOException {
    String classPath = "target/classes:" + Files.readString(Path.of("target/runtime-class-path"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            BrandFunction.class.getName());
    builder
        .environment()
        .putAll(
            Map.of(
                "EXECUTOR_AUDIENCE", "http://brand.test",
                "CONTROL_PLANE_ACCOUNT", "control-plane@example.com",
                "MICRONAUT_SERVER_HOST", "127.0.0.1",
                "STEWARD_FIRESTORE_PROJECT", "none",
                "STEWARD_FIRESTORE_EMULATOR_HOST", "127.0.0.1:1",
                "PORT", String.valueOf(port)));
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** 0 when the process ended, or the time was up, before an answer. */
  private static int statusOfACallWithoutAToken(Process process, int port) throws Exception {
    HttpRequest call =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/execute/brand/get_profile"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      Instant end = Instant.now().plus(LIMIT);
      while (Instant.now().isBefore(end) && !process.waitFor(50, TimeUnit.MILLISECONDS)) {
        try {
          return client.send(call, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
          // asked again until the limit
        }
      }
      return 0;
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
