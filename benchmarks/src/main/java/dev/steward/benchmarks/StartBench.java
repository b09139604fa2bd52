package dev.steward.benchmarks;

import dev.steward.allinone.place.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** From the moment {@code ./steward up} is executed to the first answer that it is ready. */
final class StartBench {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int AGAIN = 4;

  private StartBench() {}

  static void run(Path folder, Report report) throws Exception {
    build();
    report.tell("first start, no data yet   " + seconds(start(folder)));
    for (int i = 0; i < AGAIN; i++) {
      report.tell("start on existing data     " + seconds(start(folder)));
    }
  }

  /** Whatever command comes first builds what has changed. */
  private static void build() throws IOException, InterruptedException {
    new ProcessBuilder(launcher(), "--version")
        .redirectErrorStream(true)
        .redirectOutput(Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static String launcher() {
    return Home.folder().resolve("steward").toString();
  }

  private static Duration start(Path folder) throws Exception {
    int port = freePort();
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(
                List.of(
                    launcher(),
                    "up",
                    "--port",
                    Integer.toString(port),
                    "--data-dir",
                    folder.resolve("steward").toString()))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(folder.resolve("up.log").toFile()))
            .start();
    try {
      byte[] request = get(URI.create("http://localhost:" + port + "/health/readiness"));
      while (!ready(port, request)) {
        if (!process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
          throw new IllegalStateException("it does not start, see " + folder.resolve("up.log"));
        }
        Thread.sleep(5);
      }
      return Duration.ofNanos(System.nanoTime() - begun);
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static byte[] get(URI url) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n"
        .formatted(url.getPath(), url.getAuthority())
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean ready(int port, byte[] request) {
    try (HttpCalls calls = new HttpCalls(port, List.of(request), 0)) {
      calls.call();
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1e3);
  }
}
