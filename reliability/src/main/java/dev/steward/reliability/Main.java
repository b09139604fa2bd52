package dev.steward.reliability;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ./steward torture}: exit 0 when every promise was kept, 1 when not, 2 when misused. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    Optional<Options> options = Options.parse(List.of(args));
    if (options.isEmpty()) {
      System.err.println(Options.USAGE);
      System.exit(2);
    }
    Path root = Files.createTempDirectory("steward-torture-");
    Report report =
        new Report(
            System.out,
            Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
    Outcome outcome = new Torture(options.orElseThrow(), new Place(root), report).run();
    report.outcome(outcome);
    if (outcome.kept()) {
      remove(root);
    } else {
      report.tell("What was written down stays in " + root);
    }
    System.exit(outcome.kept() ? 0 : 1);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
