package dev.steward.embedded.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies where. {@code cluster/} belongs to the account the server runs as, the rest to us.
 * {@code cluster/data} exists only once it is complete: it is prepared under another name and moved
 * there last.
 */
record Folder(Path root) {
  Path lock() {
    return root.resolve("lock");
  }

  Path passwords() {
    return root.resolve("passwords");
  }

  Path port() {
    return root.resolve("port");
  }

  Path cluster() {
    return root.resolve("cluster");
  }

  Path data() {
    return cluster().resolve("data");
  }

  Path log() {
    return cluster().resolve("server.log");
  }

  /** What interrupted preparations left behind. */
  List<Path> unfinished() throws IOException {
    try (Stream<Path> entries = Files.list(cluster())) {
      return entries.filter(e -> e.getFileName().toString().startsWith("preparing-")).toList();
    }
  }

  /** Replaces a small file as a whole: a reader sees the old text or the new, never a part. */
  static void replace(Path file, String text, String permissions) throws IOException {
    Path draft =
        Files.createTempFile(
            file.getParent(),
            "." + file.getFileName(),
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(draft, text, StandardCharsets.UTF_8);
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(permissions));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  static void delete(Path tree) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> entries = Files.walk(tree)) {
      deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException gone) {
      return;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path entry : deepestFirst) {
      Files.deleteIfExists(entry);
    }
  }
}
