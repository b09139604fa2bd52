package dev.steward.reliability;

import dev.steward.allinone.place.Home;
import dev.steward.reliability.bugs.BugBank;
import dev.steward.reliability.faults.Fault.Struck;
import dev.steward.reliability.faults.Schedule;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ./steward torture}: exit 0 when every promise was kept, 1 when not, 2 when misused. */
public final class Main {
  private static final Duration ON_SMALL_DISK = Duration.ofSeconds(45);

  private Main() {}

  public static void main(String[] args) throws Exception {
    List<String> words = List.of(args);
    if (!words.isEmpty() && words.getFirst().equals("--bug-bank")) {
      System.exit(bugBank(words) ? 0 : 1);
    }
    Optional<Options> options = Options.parse(words);
    if (options.isEmpty()) {
      System.err.println(Options.USAGE);
      System.exit(2);
    }
    System.exit(torture(options.orElseThrow()) ? 0 : 1);
  }

  private static boolean bugBank(List<String> words) throws IOException, InterruptedException {
    boolean one = words.size() == 3 && words.get(1).equals("--only");
    if (words.size() > 1 && !one) {
      System.err.println(Options.USAGE);
      System.exit(2);
    }
    return new BugBank(Home.folder(), System.out)
        .run(one ? Optional.of(words.get(2)) : Optional.empty());
  }

  private static boolean torture(Options options) throws Exception {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    Report report = new Report(System.out, terminal);
    Path root = Files.createTempDirectory("steward-torture-");
    report.tell("seed %d, %d clients, in %s".formatted(options.seed(), options.clients(), root));
    Outcome outcome =
        new Torture(
                options, new Place(root), Schedule.usual(options.seed()), options.length(), report)
            .run();
    outcome = onSmallDisk(options, outcome, report);
    report.outcome(outcome, options);
    if (outcome.kept()) {
      remove(root);
    } else {
      report.tell("What was written down stays in " + root);
    }
    return outcome.kept();
  }

  /** A full disk is had on a disk of its own, where nobody else loses anything by it. */
  private static Outcome onSmallDisk(Options options, Outcome outcome, Report report)
      throws Exception {
    Place place = new Place(Files.createTempDirectory("steward-torture-"));
    Optional<SmallDisk> mounted = SmallDisk.mounted(place.data().path());
    if (mounted.isEmpty()) {
      remove(place.root());
      return outcome.plus(Outcome.ofFaults(Map.of("full disk", Map.of(Struck.NOT_POSSIBLE, 1L))));
    }
    Outcome more;
    try (SmallDisk _ = mounted.get()) {
      Schedule schedule = Schedule.ofSmallDisk(options.seed());
      more = new Torture(options, place, schedule, ON_SMALL_DISK, report).run();
    }
    if (more.kept()) {
      remove(place.root());
    }
    return outcome.plus(more);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
