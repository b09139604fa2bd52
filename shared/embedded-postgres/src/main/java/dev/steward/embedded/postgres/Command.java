package dev.steward.embedded.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that was run to its end, and all it said. */
record Command(int status, String output) {
  boolean succeeded() {
    return status == 0;
  }

  static Command run(List<String> words) throws IOException {
    return run(words, "");
  }

  static Command run(List<String> words, String input) throws IOException {
    Process process = start(words);
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException endedWithoutReading) {
      // Its status and output tell why.
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Command(statusOf(process), output);
  }

  static Process start(List<String> words) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    // initdb spends a while guessing the time zone otherwise; messages are searched for words.
    builder.environment().put("TZ", "UTC");
    builder.environment().put("LC_ALL", "C");
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    return builder.start();
  }

  private static int statusOf(Process process) throws IOException {
    try {
      if (process.waitFor(30, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      throw new IOException("a program closed its output but did not end");
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a program of Postgres ran", e);
    }
  }
}
