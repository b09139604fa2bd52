package dev.steward.reliability.bugs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of the committed sources, where bugs are planted and taken out again. */
final class Workshop implements AutoCloseable {
  private static final Pattern BROKEN_TESTS =
      Pattern.compile("Tests run: \\d+, Failures: \\d+, Errors: \\d+.*<<< (?:FAILURE|ERROR)!");

  private final Path folder;
  private final Path log;

  private Workshop(Path folder, Path log) {
    this.folder = folder;
    this.log = log;
  }

  static Workshop copyOf(Path home) throws IOException, InterruptedException {
    Path root = Files.createTempDirectory("steward-bugs-");
    Workshop workshop = new Workshop(root.resolve("sources"), root.resolve("log"));
    if (workshop.run(
            root, "git", "clone", "-q", "--shared", home.toString(), workshop.folder.toString())
        != 0) {
      throw new IllegalStateException(
          home + " is no clone of the repository: the bank needs git and its history");
    }
    return workshop;
  }

  /** Whether the tests pass as the sources are. */
  Verdict test(String module, String tests) throws IOException, InterruptedException {
    int exit =
        run(
            folder,
            "./mvnw",
            "-B",
            "-o",
            "test",
            "-pl",
            module,
            "-am",
            "-Dtest=" + tests,
            "-Dsurefire.failIfNoSpecifiedTests=false");
    if (exit == 0) {
      return Verdict.SURVIVED;
    }
    return BROKEN_TESTS.matcher(Files.readString(log)).find()
        ? Verdict.CAUGHT
        : Verdict.DOES_NOT_BUILD;
  }

  Verdict test(Bug bug) throws IOException, InterruptedException {
    if (run(folder, "git", "apply", bug.patch().toAbsolutePath().toString()) != 0) {
      return Verdict.DOES_NOT_APPLY;
    }
    try {
      return test(bug.module(), bug.tests());
    } finally {
      run(folder, "git", "checkout", "-q", ".");
    }
  }

  Path log() {
    return log;
  }

  private int run(Path where, String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(List.of(command))
        .directory(where.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start()
        .waitFor();
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder.getParent())) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
