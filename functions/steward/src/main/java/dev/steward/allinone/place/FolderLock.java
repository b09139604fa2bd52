package dev.steward.allinone.place;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One instance per folder: held while the process lives, let go by the system however it ends, so a
 * killed instance leaves nothing to clear away.
 */
public final class FolderLock implements AutoCloseable {
  /** A new Postgres cluster and its first write-ahead log take about half of this. */
  private static final long LEAST_FREE_BYTES = 200L << 20;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Makes the folder if need be; a {@link Refusal} says why it cannot be used. */
  public static FolderLock take(DataFolder folder) {
    try {
      Files.createDirectories(folder.path());
      refuseWithoutSpace(folder.path());
      FileChannel channel =
          FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw alreadyRunning(folder);
      }
      return new FolderLock(channel);
    } catch (AccessDeniedException e) {
      throw new Refusal(
          "the folder %s cannot be written by %s (%s is refused)%n"
                  .formatted(folder.path(), System.getProperty("user.name"), e.getFile())
              + "choose another with --data-dir, or change who owns it",
          e);
    } catch (IOException e) {
      throw new Refusal(
          "the folder %s cannot be used: %s%nchoose another with --data-dir"
              .formatted(folder.path(), e),
          e);
    }
  }

  private static void refuseWithoutSpace(Path folder) throws IOException {
    FileStore disk = Files.getFileStore(folder);
    long free = disk.getUsableSpace();
    if (free < LEAST_FREE_BYTES) {
      throw new Refusal(
          "the disk is full: %s has %d MiB left (%s), and Steward needs %d MiB to start%n"
                  .formatted(folder, free >> 20, disk, LEAST_FREE_BYTES >> 20)
              + "make room, or choose another folder with --data-dir");
    }
  }

  private static Refusal alreadyRunning(DataFolder folder) {
    Optional<Instance> running = Instance.running(folder);
    return new Refusal(
        running
                .map(
                    it ->
                        "Steward is already running in %s: process %d on %s"
                            .formatted(folder.path(), it.process().pid(), it.url()))
                .orElse("Another Steward is starting or stopping in " + folder.path())
            + "%nstop it with ./steward down, or choose another folder with --data-dir"
                .formatted());
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The process is about to end, and the lock ends with it.
      throw new IllegalStateException(e);
    }
  }
}
