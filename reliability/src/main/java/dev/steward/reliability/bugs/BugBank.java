package dev.steward.reliability.bugs;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plants every bug in turn; says which ones a test has seen. */
public final class BugBank {
  private final Path home;
  private final PrintStream out;

  public BugBank(Path home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  /** True when each bug, or each whose name begins with one of {@code only}, was caught. */
  public boolean run(Optional<String> only) throws IOException, InterruptedException {
    List<Bug> bugs =
        Bug.in(home.resolve("reliability/bugs")).stream()
            .filter(
                bug ->
                    only.isEmpty()
                        || Arrays.stream(only.get().split(",")).anyMatch(bug.name()::startsWith))
            .toList();
    if (bugs.isEmpty()) {
      out.println("there is no such bug");
      return false;
    }
    try (Workshop workshop = Workshop.copyOf(home)) {
      return soundAtFirst(workshop, bugs) && allCaught(workshop, bugs);
    }
  }

  /** A test that fails anyway catches nothing. */
  private boolean soundAtFirst(Workshop workshop, List<Bug> bugs)
      throws IOException, InterruptedException {
    Map<String, TreeSet<String>> tests = new TreeMap<>();
    for (Bug bug : bugs) {
      tests
          .computeIfAbsent(bug.module(), _ -> new TreeSet<>())
          .addAll(List.of(bug.tests().split(",")));
    }
    for (Map.Entry<String, TreeSet<String>> each : tests.entrySet()) {
      out.printf("without bugs: the tests of %s ... ", each.getKey());
      out.flush();
      Verdict verdict = workshop.test(each.getKey(), String.join(",", each.getValue()));
      out.println(verdict == Verdict.SURVIVED ? "pass" : "FAIL, see " + workshop.log());
      if (verdict != Verdict.SURVIVED) {
        return false;
      }
    }
    return true;
  }

  private boolean allCaught(Workshop workshop, List<Bug> bugs)
      throws IOException, InterruptedException {
    int caught = 0;
    for (Bug bug : bugs) {
      out.printf("%-36s ", bug.name());
      out.flush();
      long begun = System.nanoTime();
      Verdict verdict = workshop.test(bug);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      out.printf("%s (%s, %d s)%n", verdict.words(), bug.tests(), took.toSeconds());
      caught += verdict == Verdict.CAUGHT ? 1 : 0;
    }
    out.printf("%d of %d bugs were caught%n", caught, bugs.size());
    return caught == bugs.size();
  }
}
