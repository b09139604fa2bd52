package dev.steward.journal.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** contracts/journal/verify.py, run as whoever has no Steward would. */
final class PythonVerifier {
  private static final Path SCRIPT = Path.of("../../contracts/journal/verify.py");

  private final String key;

  PythonVerifier(byte[] publicKey) {
    key = Base64.getEncoder().encodeToString(publicKey);
  }

  /** Where there is no Python, tests that need it are skipped; not where every test must run. */
  static void require() {
    boolean there = false;
    try {
      there = run(List.of("python3", "--version")).exitCode() == 0;
    } catch (UncheckedIOException absent) {
      assertThat(System.getenv("CI")).as("CI has no python3: install it").isNotEqualTo("true");
    }
    assumeTrue(there, "python3 is not installed, so the second verifier is not compared");
  }

  /** What it said, and whether it found that all holds. */
  record Said(int exitCode, String words) {
    boolean holds() {
      assertThat(exitCode).as(words).isIn(0, 1);
      return exitCode == 0;
    }
  }

  Said proof(Path file) {
    return says("proof", file);
  }

  Said logs(Path folder) {
    return says("logs", folder);
  }

  private Said says(String what, Path path) {
    return run(List.of("python3", "-B", SCRIPT.toString(), "--key", key, what, path.toString()));
  }

  private static Said run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true).start();
      String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Said(process.waitFor(), words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
