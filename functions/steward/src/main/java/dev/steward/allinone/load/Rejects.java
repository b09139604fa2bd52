package dev.steward.allinone.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The file of refused rows; there is none until one is. */
final class Rejects {
  private final Path file;
  private long bytes;

  private Rejects(Path file, long bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /** Whatever was written after so many bytes was not acknowledged, and comes again. */
  static Rejects after(Path file, long bytes) throws IOException {
    if (bytes == 0) {
      Files.deleteIfExists(file);
    } else {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(bytes);
      }
    }
    return new Rejects(file, bytes);
  }

  long bytes() {
    return bytes;
  }

  /** Returns once they are on the disk. */
  void add(List<Reject> rejects) {
    if (rejects.isEmpty()) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.position(bytes);
      for (Reject reject : rejects) {
        ByteBuffer line = ByteBuffer.wrap(reject.line());
        while (line.hasRemaining()) {
          bytes += channel.write(line);
        }
      }
      channel.force(true);
    } catch (IOException e) {
      throw new UnusableFile(
          "the refused rows cannot be written to %s; name another file with --rejects"
              .formatted(file),
          e);
    }
  }
}
