package dev.steward.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory this process had at most, as Linux knows it; elsewhere it is not told. */
final class Resident {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");

  private Resident() {}

  static String most() throws IOException {
    if (!Files.exists(STATUS)) {
      return "unknown";
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024 + " MiB")
        .findFirst()
        .orElse("unknown");
  }

  /** Counts from now on. */
  static void forget() throws IOException {
    if (Files.exists(CLEAR)) {
      Files.writeString(CLEAR, "5");
    }
  }
}
