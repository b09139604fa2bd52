package dev.steward.benchmarks;

import dev.steward.allinone.place.Home;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code ./steward bench kernel [ROUNDS]}, {@code hot [ROUNDS]}, {@code decide [ROUNDS]}, {@code
 * start} and {@code warehouse [--events N]}.
 */
public final class Main {
  private static final int ROUNDS = 3;
  private static final long EVENTS = 10_000_000;

  private Main() {}

  public static void main(String[] args) throws Exception {
    List<String> words = List.of(args);
    String which = words.isEmpty() ? "" : words.getFirst();
    switch (which) {
      case "kernel" -> inFolder((folder, report) -> KernelBench.run(folder, rounds(words), report));
      case "hot" -> inFolder((folder, report) -> HotBench.run(folder, rounds(words), report));
      case "decide" -> inFolder((folder, report) -> DecideBench.run(folder, rounds(words), report));
      case "start" -> inFolder(StartBench::run);
      case "warehouse" ->
          inFolder((folder, report) -> WarehouseBench.run(folder, events(words), report));
      default -> {
        System.err.println(
            "usage: steward bench kernel [ROUNDS] | hot [ROUNDS] | decide [ROUNDS] | start"
                + " | warehouse [--events N]");
        System.exit(2);
      }
    }
    System.exit(0);
  }

  private static int rounds(List<String> words) {
    return words.size() > 1 ? Integer.parseInt(words.get(1)) : ROUNDS;
  }

  private static long events(List<String> words) {
    int option = words.indexOf("--events");
    return option < 0 ? EVENTS : Long.parseLong(words.get(option + 1).replace("_", ""));
  }

  /**
   * Steward's log lines are written, as they are in use, but to a file; the report alone is seen.
   */
  private static void inFolder(Bench bench) throws Exception {
    Path folder = folder();
    PrintStream seen = System.out;
    try (var log = new FileOutputStream(folder.resolve("log").toFile())) {
      System.setOut(new PrintStream(log, false, StandardCharsets.UTF_8));
      bench.run(folder, new Report(seen));
    } finally {
      System.setOut(seen);
      remove(folder);
    }
  }

  /** Beside the build's output: the system's own temporary folder may lie in memory. */
  private static Path folder() throws IOException {
    Path target = Home.folder().resolve("benchmarks/target");
    Files.createDirectories(target);
    return Files.createTempDirectory(target, "bench-");
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private interface Bench {
    void run(Path folder, Report report) throws Exception;
  }
}
