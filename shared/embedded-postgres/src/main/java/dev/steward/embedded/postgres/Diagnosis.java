package dev.steward.embedded.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Says in a person's words why the server cannot be had, and what to do. */
final class Diagnosis {
  private static final long MIB = 1 << 20;
  private static final long LITTLE = 16 * MIB;

  private Diagnosis() {}

  static PostgresUnavailable of(Folder folder, IOException cause) {
    String said = String.valueOf(cause.getMessage());
    if (isFull(folder, said)) {
      return full(folder, cause);
    }
    if (cause instanceof AccessDeniedException
        || said.contains("Read-only file system")
        || said.contains("Permission denied")) {
      return new PostgresUnavailable(
          "the folder %s cannot be written (%s): make it writable for this user, or choose another"
              .formatted(folder.root(), said),
          cause);
    }
    return new PostgresUnavailable(
        "Postgres cannot be kept in %s: %s %s"
            .formatted(folder.root(), cause.getClass().getSimpleName(), said),
        cause);
  }

  static PostgresUnavailable of(Folder folder, String what, String output) {
    if (isFull(folder, output)) {
      return full(folder, new IOException(worst(output)));
    }
    return new PostgresUnavailable(
        "%s: %s; the whole log is %s".formatted(what, worst(output), folder.log()));
  }

  static boolean portTaken(String output) {
    return output.contains("Address already in use");
  }

  /**
   * Children of a server that was killed hold its memory for a moment; and one that a killed
   * Steward had only just begun to start may come up beside ours.
   */
  static boolean lingering(String output) {
    return output.contains("pre-existing shared memory block")
        || output.contains("lock file \"postmaster.pid\" already exists");
  }

  private static PostgresUnavailable full(Folder folder, IOException cause) {
    return new PostgresUnavailable(
        "the disk that holds %s is full (%d MiB left): free at least 200 MiB and start again"
            .formatted(folder.root(), usable(folder.root()) / MIB),
        cause);
  }

  /** A server on a full disk cannot even write down why it stopped. */
  private static boolean isFull(Folder folder, String said) {
    return said.contains("No space left on device")
        || said.contains("Disk quota exceeded")
        || usable(folder.root()) < LITTLE;
  }

  private static long usable(Path path) {
    try {
      return Files.getFileStore(path).getUsableSpace();
    } catch (IOException unknown) {
      return Long.MAX_VALUE;
    }
  }

  private static String worst(String output) {
    List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
    return lines.stream()
        .filter(line -> line.contains("PANIC:") || line.contains("FATAL:"))
        .findFirst()
        .or(() -> lines.stream().filter(line -> line.contains("error:")).findFirst())
        .or(() -> lines.stream().reduce((first, last) -> last))
        .orElse("it gave no reason");
  }
}
