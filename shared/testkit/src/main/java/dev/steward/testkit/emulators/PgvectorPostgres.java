package dev.steward.testkit.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Postgres with pgvector, for all tests of this JVM: PGlite, which is Postgres as WebAssembly,
 * installed by npm into a cache folder. Whoever logs in is its superuser: take a role on inside.
 */
public final class PgvectorPostgres {
  private static final List<String> PACKAGES =
      List.of(
          "@electric-sql/pglite@0.5.14",
          "@electric-sql/pglite-socket@0.2.17",
          "@electric-sql/pglite-pgvector@0.0.15");

  private static final Path FOLDER =
      Path.of(System.getProperty("user.home"), ".cache", "steward", "pglite-0.5.14");

  private PgvectorPostgres() {}

  /** Skips the test when it cannot be installed. */
  public static String jdbcUrl() {
    Optional<String> missing = Started.MISSING;
    missing.ifPresent(Installation::skip);
    EmulatorProcess emulator = Started.EMULATOR;
    if (emulator == null) {
      throw new IllegalStateException("neither started nor missing");
    }
    return "jdbc:postgresql://" + emulator.hostPort() + "/postgres?sslmode=disable";
  }

  public static String user() {
    return "postgres";
  }

  private static final class Started {
    static final Optional<String> MISSING = install();
    static final @Nullable EmulatorProcess EMULATOR = MISSING.isPresent() ? null : start();
  }

  private static EmulatorProcess start() {
    return EmulatorProcess.start(
        "pgvector",
        port ->
            List.of(
                "node",
                FOLDER
                    .resolve("node_modules/@electric-sql/pglite-socket/dist/scripts/server.js")
                    .toString(),
                "--db=memory://",
                "--port=" + port,
                "--host=127.0.0.1",
                "--max-connections=8",
                "--extensions=@electric-sql/pglite-pgvector:vector"));
  }

  /** What is missing, when that cannot be helped. */
  private static Optional<String> install() {
    if (Files.isDirectory(FOLDER)) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(FOLDER.resolveSibling("."));
      Path draft = Files.createTempDirectory(FOLDER.resolveSibling("."), "installing-");
      Path log = draft.resolve("npm.log");
      if (!npm(draft, log)) {
        return Optional.of(
            "no Postgres with pgvector: npm could not install it:\n" + Files.readString(log));
      }
      return moved(draft);
    } catch (IOException e) {
      return Optional.of("no Postgres with pgvector: install nodejs and npm (" + e + ")");
    }
  }

  private static boolean npm(Path folder, Path log) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"));
    words.add(folder.toString());
    words.addAll(PACKAGES);
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      return process.waitFor(3, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }

  /** Another JVM may have been first; then its is as good. */
  private static Optional<String> moved(Path draft) {
    try {
      Files.move(draft, FOLDER);
    } catch (IOException e) {
      if (!Files.isDirectory(FOLDER)) {
        throw new UncheckedIOException(e);
      }
    }
    return Optional.empty();
  }
}
