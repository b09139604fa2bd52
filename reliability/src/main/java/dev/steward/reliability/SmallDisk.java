package dev.steward.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A disk in memory that can be filled to its last byte without harm to anybody. */
record SmallDisk(Path folder) implements AutoCloseable {
  private static final String SIZE = "600m";

  /** Empty where this account may mount nothing. */
  static Optional<SmallDisk> mounted(Path folder) throws IOException {
    Files.createDirectories(folder);
    return succeeds("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString())
        ? Optional.of(new SmallDisk(folder))
        : Optional.empty();
  }

  @Override
  public void close() {
    succeeds("umount", folder.toString());
  }

  private static boolean succeeds(String... words) {
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
