package dev.steward.embedded.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A small file system in memory; mounting one takes root, without it the test is skipped. */
record Disk(Path path) implements AutoCloseable {
  static Disk mounted(Path temp, String options) throws IOException {
    Path path = Files.createDirectory(temp.resolve("disk"));
    Command mount =
        Command.run(List.of("mount", "-t", "tmpfs", "-o", options, "tmpfs", path.toString()));
    Assumptions.assumeTrue(
        mount.succeeded(), () -> "mounting a small disk needs root: " + mount.output());
    return new Disk(path);
  }

  void fill() throws IOException {
    byte[] chunk = new byte[1 << 12];
    try (OutputStream out = Files.newOutputStream(filling())) {
      while (true) {
        out.write(chunk);
      }
    } catch (IOException full) {
      if (!String.valueOf(full.getMessage()).contains("No space left")) {
        throw full;
      }
    }
  }

  void empty() throws IOException {
    Files.delete(filling());
  }

  @Override
  public void close() throws IOException {
    Command unmount = Command.run(List.of("umount", path.toString()));
    if (!unmount.succeeded()) {
      throw new IOException(unmount.output());
    }
  }

  private Path filling() {
    return path.resolve("filling");
  }
}
