package dev.steward.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Postgres server of our own on 127.0.0.1, kept in a folder: a database {@code steward}, a role
 * that owns it and one that works in it. Whatever ended the previous run, starting again on the
 * same folder brings everything committed back. Throws {@link PostgresUnavailable} when it cannot.
 */
public final class PostgresServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
  private static final int ATTEMPTS = 40;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);

  private final FolderLock lock;
  private final Engine engine;
  private final Passwords passwords;
  private final int port;
  private boolean closed;

  private PostgresServer(FolderLock lock, Engine engine, Passwords passwords, int port) {
    this.lock = lock;
    this.engine = engine;
    this.passwords = passwords;
    this.port = port;
  }

  public static PostgresServer start(PostgresSettings settings) {
    Folder folder = new Folder(settings.folder().toAbsolutePath().normalize());
    try {
      FolderLock lock = FolderLock.on(folder);
      try {
        return start(settings, lock, Account.toServe(folder));
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw Diagnosis.of(folder, e);
    }
  }

  static PostgresServer start(PostgresSettings settings, FolderLock lock, Account account)
      throws IOException {
    Folder folder = lock.folder();
    Files.createDirectories(folder.cluster());
    account.takeOver(folder.cluster());
    account.mustReach(folder.cluster());
    Binaries binaries = Binaries.unpackedIn(account.cache(folder));
    Engine engine = new Engine(folder, binaries, account);
    clearUnfinished(folder);
    Passwords passwords =
        Files.exists(folder.data())
            ? kept(folder, engine)
            : new Preparation(folder, binaries, account, settings.durable()).prepare();
    int port = listen(settings, folder, engine);
    LOG.info("Postgres listens on 127.0.0.1:{}, kept in {}", port, folder.root());
    return new PostgresServer(lock, engine, passwords, port);
  }

  /**
   * Stops a server that a killed Steward left running on the folder; says whether there was one.
   * Throws {@link PostgresUnavailable} when a living Steward holds the folder.
   */
  public static boolean stopLeftRunning(Path path) {
    Folder folder = new Folder(path.toAbsolutePath().normalize());
    if (!Files.isDirectory(folder.data())) {
      return false;
    }
    try (FolderLock lock = FolderLock.on(folder)) {
      Account account = Account.toServe(lock.folder());
      return new Engine(folder, Binaries.unpackedIn(account.cache(folder)), account).stop();
    } catch (IOException e) {
      throw Diagnosis.of(folder, e);
    }
  }

  /** They are in nobody's way; programs that outlive a killed Steward may still write to them. */
  private static void clearUnfinished(Folder folder) throws IOException {
    for (Path leftover : folder.unfinished()) {
      LOG.warn("An earlier first start was interrupted; removing {}", leftover);
      try {
        Folder.delete(leftover);
      } catch (IOException stillWritten) {
        LOG.warn("It is still being written to; the next start removes it", stillWritten);
      }
    }
  }

  private static Passwords kept(Folder folder, Engine engine) throws IOException {
    Optional<Passwords> passwords = Passwords.in(folder);
    if (passwords.isEmpty()) {
      throw new PostgresUnavailable(
          "%s is missing, and without it the data beside it cannot be opened: restore it from a backup"
              .formatted(folder.passwords()));
    }
    if (engine.stop()) {
      LOG.warn("A Postgres that an earlier Steward left running was stopped first");
    }
    return passwords.get();
  }

  private static int listen(PostgresSettings settings, Folder folder, Engine engine)
      throws IOException {
    Ports ports = new Ports(folder, settings.port());
    String said = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ports.choose();
      Configuration.write(folder.data(), port, settings);
      Optional<String> refusal = engine.start();
      if (refusal.isEmpty()) {
        return port;
      }
      said = refusal.get();
      if (Diagnosis.portTaken(said) && ports.fixed()) {
        throw Ports.taken(port);
      }
      if (!Diagnosis.portTaken(said) && !Diagnosis.lingering(said)) {
        break;
      }
      pause();
      engine.stop();
    }
    throw Diagnosis.of(folder, "Postgres does not start", said);
  }

  public int port() {
    return port;
  }

  /** The database {@code steward}, without user or password. */
  public String jdbcUrl() {
    return jdbcUrl(Preparation.DATABASE);
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** Owns the database {@code steward} and runs its migrations. */
  public Credentials owner() {
    return passwords.owner();
  }

  /** Works in the database at run time; owns nothing, and row-level security binds it. */
  public Credentials app() {
    return passwords.app();
  }

  /** For repairs and tests; nothing at run time needs it. */
  public Credentials superuser() {
    return passwords.superuser();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (lock) {
      engine.stop();
    } catch (IOException e) {
      throw Diagnosis.of(engine.folder(), e);
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(BETWEEN_ATTEMPTS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for Postgres", e);
    }
  }
}
