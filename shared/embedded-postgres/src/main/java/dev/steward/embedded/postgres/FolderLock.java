package dev.steward.embedded.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps a second Steward out of the folder; the operating system lets go when the holder dies. */
final class FolderLock implements AutoCloseable {
  private final Folder folder;
  private final FileChannel channel;

  private FolderLock(Folder folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  Folder folder() {
    return folder;
  }

  static FolderLock on(Folder folder) throws IOException {
    refuseStrangeFolder(folder);
    Files.createDirectories(folder.root());
    FileChannel channel =
        FileChannel.open(
            folder.lock(),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    if (tryLock(channel) == null) {
      String holder = Files.readString(folder.lock()).strip();
      channel.close();
      throw new PostgresUnavailable(
          "another Steward%s uses the folder %s: stop that one, or choose another folder"
              .formatted(holder.isEmpty() ? "" : " (process " + holder + ")", folder.root()));
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
    return new FolderLock(folder, channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldInThisProcess) {
      return null;
    }
  }

  /** Leftovers of ours are cleaned away later; nothing of anybody else's may be among them. */
  private static void refuseStrangeFolder(Folder folder) throws IOException {
    Path root = folder.root();
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new PostgresUnavailable(
          "%s is a file; a folder is needed to keep Postgres in: move it away, or choose another"
              .formatted(root));
    }
    if (Files.isDirectory(root) && !Files.exists(folder.lock())) {
      try (Stream<Path> entries = Files.list(root)) {
        if (entries.findAny().isPresent()) {
          throw new PostgresUnavailable(
              "the folder %s holds other things: choose an empty one to keep Postgres in"
                  .formatted(root));
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
