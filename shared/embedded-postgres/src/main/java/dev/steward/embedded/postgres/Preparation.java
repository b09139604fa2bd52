package dev.steward.embedded.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a new cluster with its roles and its database, all before it listens for the first time.
 * Moving it into place is the last step: whatever interrupts the others leaves no data folder.
 */
record Preparation(Folder folder, Binaries binaries, Account account, boolean durable) {
  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

  static final String DATABASE = "steward";

  Passwords prepare() throws IOException {
    LOG.info("Preparing a new Postgres in {}", folder.root());
    Passwords passwords = Passwords.makeIn(folder);
    Path draft = Files.createTempDirectory(folder.cluster(), "preparing-");
    account.takeOver(draft);
    initialise(draft);
    execute(draft, "postgres", rolesAndDatabase(passwords));
    execute(draft, DATABASE, "REVOKE CREATE ON SCHEMA public FROM PUBLIC;\n");
    Files.move(draft, folder.data(), StandardCopyOption.ATOMIC_MOVE);
    if (durable) {
      synchronise(folder.cluster());
    }
    return passwords;
  }

  private void initialise(Path draft) throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(binaries.program("initdb"), "--pgdata=" + draft));
    words.addAll(List.of("--username=" + Passwords.SUPERUSER, "--auth=trust", "--no-instructions"));
    words.addAll(List.of("--encoding=UTF8", "--locale-provider=builtin", "--locale=C"));
    words.addAll(List.of("--builtin-locale=C.UTF-8", "--data-checksums"));
    if (!durable) {
      words.add("--no-sync");
    }
    expectSuccess(Command.run(prefixed(words)));
  }

  private static String rolesAndDatabase(Passwords passwords) {
    return """
    ALTER ROLE %1$s PASSWORD '%2$s';
    CREATE ROLE %3$s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '%4$s';
    CREATE ROLE %5$s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '%6$s';
    CREATE DATABASE steward OWNER %3$s;
    REVOKE ALL ON DATABASE steward FROM PUBLIC;
    REVOKE ALL ON DATABASE postgres FROM PUBLIC;
    GRANT CONNECT ON DATABASE steward TO %5$s;
    """
        .formatted(
            passwords.superuser().user(),
            passwords.superuser().password(),
            passwords.owner().user(),
            passwords.owner().password(),
            passwords.app().user(),
            passwords.app().password());
  }

  /** A stand-alone backend reads one statement a line; nothing listens while it runs. */
  private void execute(Path draft, String database, String statements) throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(binaries.program("postgres"), "--single", "-D", draft.toString()));
    words.addAll(List.of("-c", "exit_on_error=true", "-c", "log_min_error_statement=panic"));
    words.addAll(List.of("-c", "fsync=" + durable, "-c", "log_checkpoints=off", database));
    expectSuccess(Command.run(prefixed(words), statements));
  }

  private void expectSuccess(Command command) {
    if (!command.succeeded()) {
      throw Diagnosis.of(folder, "Postgres could not be prepared", command.output());
    }
  }

  private List<String> prefixed(List<String> words) {
    List<String> all = new ArrayList<>(account.prefix());
    all.addAll(words);
    return all;
  }

  private static void synchronise(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
