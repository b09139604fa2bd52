package dev.steward.embedded.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs for this machine, unpacked once from the class path into a cache. */
record Binaries(Path home) {
  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  static Binaries unpackedIn(Path cache) throws IOException {
    URL archive = archive();
    Path home = cache.resolve("postgres-" + key(archive));
    if (!Files.isDirectory(home)) {
      unpack(archive, home);
    }
    return new Binaries(home);
  }

  static Path userCache() {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path base =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    return base.resolve("steward");
  }

  private static URL archive() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String name =
        "postgres-%s-%s.txz"
            .formatted(
                system.startsWith("mac") ? "darwin" : system,
                machine.equals("aarch64") ? "arm_64" : "x86_64");
    URL found = Binaries.class.getClassLoader().getResource(name);
    if (found == null) {
      throw new PostgresUnavailable(
          "no Postgres for %s on %s is packed with this build: add the artifact that holds %s"
              .formatted(system, machine, name));
    }
    return found;
  }

  /** Names the archive's content without reading it: a jar keeps size and checksum of an entry. */
  private static String key(URL archive) throws IOException {
    URLConnection connection = archive.openConnection();
    if (connection instanceof JarURLConnection jar) {
      return "%08x-%d".formatted(jar.getJarEntry().getCrc(), jar.getJarEntry().getSize());
    }
    return "%08x-%d".formatted(connection.getLastModified(), connection.getContentLengthLong());
  }

  /** Unpacks aside and moves into place, so that two processes at once do each other no harm. */
  private static void unpack(URL archive, Path home) throws IOException {
    Files.createDirectories(home.getParent());
    Path draft = Files.createTempDirectory(home.getParent(), "unpacking-");
    try {
      try (InputStream in = archive.openStream();
          TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
        for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
          place(tar, e, draft);
        }
      }
      Files.setPosixFilePermissions(draft, Modes.FOLDER);
      try {
        Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException lostTheRace) {
        if (!Files.isDirectory(home)) {
          throw lostTheRace;
        }
      }
    } finally {
      Folder.delete(draft);
    }
  }

  private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
      throws IOException {
    Path target = into.resolve(entry.getName()).normalize();
    if (!target.startsWith(into)) {
      throw new IOException("the archive points outside itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      Files.setPosixFilePermissions(
          target, (entry.getMode() & 0100) != 0 ? Modes.PROGRAM : Modes.FILE);
    }
  }
}
