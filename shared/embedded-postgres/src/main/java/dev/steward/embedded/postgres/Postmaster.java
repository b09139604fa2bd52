package dev.steward.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The server process of a data folder, as told by its {@code postmaster.pid}. */
record Postmaster(Path data) {
  /** Beyond what any system gives out, so never a living process. */
  private static final long NO_PROCESS = 999_999_999;

  private static final int STATUS_LINE = 7;

  boolean ready() throws IOException {
    List<String> lines = lines();
    return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
  }

  /** Its id, when it lives and serves this very folder. */
  Optional<Long> running() throws IOException {
    return recorded().filter(this::servedBy);
  }

  /**
   * After a crash, process ids are given out again, and Postgres would refuse to start beside a
   * stranger who has its old one. The rest of the file stays: by it Postgres knows whether children
   * of the dead server still live. A file that a full disk left without an id says nothing at all.
   */
  void disownStranger() throws IOException {
    Optional<Long> pid = recorded();
    if (pid.isEmpty()) {
      Files.deleteIfExists(pidFile());
    } else if (ProcessHandle.of(pid.get()).isPresent() && !servedBy(pid.get())) {
      List<String> lines = new ArrayList<>(lines());
      lines.set(0, Long.toString(NO_PROCESS));
      Files.write(pidFile(), lines);
    }
  }

  private Optional<Long> recorded() throws IOException {
    List<String> lines = lines();
    try {
      return lines.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(lines.get(0).strip()));
    } catch (NumberFormatException halfWritten) {
      return Optional.empty();
    }
  }

  /** Whether that process lives and is this folder's server; one that waits to be reaped is not. */
  boolean servedBy(long pid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (process.isEmpty()) {
      return false;
    }
    Path workingDirectory = Path.of("/proc", Long.toString(pid), "cwd");
    try {
      return Files.readSymbolicLink(workingDirectory).equals(data.toRealPath());
    } catch (IOException noSuchSystem) {
      return process
          .flatMap(p -> p.info().commandLine())
          .map(line -> line.contains(data.toString()))
          .orElse(false);
    }
  }

  private List<String> lines() throws IOException {
    try {
      return Files.readAllLines(pidFile());
    } catch (NoSuchFileException notRunning) {
      return List.of();
    }
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }
}
