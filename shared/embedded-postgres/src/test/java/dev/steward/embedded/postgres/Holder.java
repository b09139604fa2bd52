package dev.steward.embedded.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Another process that starts the server and stays until it is killed. */
final class Holder implements AutoCloseable {
  private final Process process;

  private Holder(Process process) {
    this.process = process;
  }

  /** Begins to start it; waits for nothing. */
  static Holder starting(Path folder) throws IOException {
    return new Holder(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  static Holder of(Path folder) throws IOException {
    Holder holder = starting(folder);
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(holder.process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = reader.readLine(); !"ready".equals(line); line = reader.readLine()) {
      if (line == null) {
        throw new IOException("the other process ended");
      }
    }
    return holder;
  }

  boolean endsWithin(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** As {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] arguments) throws InterruptedException {
    PostgresServer.start(PostgresSettings.throwaway(Path.of(arguments[0])));
    System.out.println("ready");
    new CountDownLatch(1).await();
  }
}
