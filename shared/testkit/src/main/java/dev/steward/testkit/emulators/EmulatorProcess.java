package dev.steward.testkit.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An emulator in a process of its own, which ends with this JVM. */
record EmulatorProcess(Process process, int port) {
  private static final Logger LOG = LoggerFactory.getLogger(EmulatorProcess.class);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Run straight from its jar by this JVM's own java. */
  static EmulatorProcess start(
      Installation installation, BiFunction<Path, Integer, List<String>> arguments) {
    return start(
        installation.name(),
        port -> {
          List<String> words = new ArrayList<>();
          words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
          words.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx512m"));
          words.addAll(arguments.apply(installation.jar().orElseThrow(), port));
          return words;
        });
  }

  static EmulatorProcess start(String name, IntFunction<List<String>> command) {
    try {
      long begin = System.nanoTime();
      int port = freePort();
      List<String> words = command.apply(port);
      Path log = Files.createTempFile("steward-emulator-", ".log");
      log.toFile().deleteOnExit();
      Process process =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      EmulatorProcess emulator = new EmulatorProcess(process, port);
      emulator.awaitReady(name, log, begin + LIMIT.toNanos());
      LOG.info(
          "The {} emulator is ready at {} after {} ms",
          name,
          emulator.hostPort(),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
      return emulator;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String hostPort() {
    return "127.0.0.1:" + port;
  }

  private void awaitReady(String name, Path log, long end)
      throws IOException, InterruptedException {
    while (!accepts()) {
      if (System.nanoTime() > end || process.waitFor(20, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "the %s emulator did not start:%n%s".formatted(name, Files.readString(log)));
      }
    }
  }

  private boolean accepts() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
