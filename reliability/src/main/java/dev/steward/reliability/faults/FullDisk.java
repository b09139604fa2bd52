package dev.steward.reliability.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** The disk under the data has no byte left for a while. For a small disk of our own only. */
record FullDisk(Duration lasting) implements Fault {
  private static final int BLOCK = 64 * 1024;
  private static final long NEVER_MORE = 2L << 30;

  @Override
  public String kind() {
    return "full disk";
  }

  @Override
  public Struck strike(Ground ground) throws Exception {
    Path ballast = ground.place().data().path().resolve("ballast");
    try {
      fill(ballast);
      Thread.sleep(lasting);
    } finally {
      Files.deleteIfExists(ballast);
    }
    ground.healthy(kind());
    return Struck.YES;
  }

  private static void fill(Path ballast) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    try (FileChannel file =
        FileChannel.open(ballast, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (file.size() < NEVER_MORE) {
        file.write(block.clear());
      }
    } catch (IOException full) {
      // That was the point.
    }
  }
}
