package dev.steward.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where root may not use namespaces, the server runs as another user. */
class AccountTest {
  private static final int SOMEBODY = 65_534;

  @TempDir Path temp;

  @BeforeEach
  void asRoot() throws IOException {
    assumeThat(new UnixSystem().getUid()).as("only root can become somebody else").isZero();
    Files.setPosixFilePermissions(temp, Modes.FOLDER);
  }

  @Test
  void anotherUserServesTwiceInARow() throws IOException, SQLException {
    Folder folder = new Folder(temp.resolve("postgres"));
    PostgresSettings settings = PostgresSettings.throwaway(folder.root());
    try (FolderLock lock = FolderLock.on(folder);
        PostgresServer server = PostgresServer.start(settings, lock, Account.user(SOMEBODY))) {
      Sql.run(server, server.owner(), "CREATE TABLE kept AS SELECT 1 AS one");
      long pid = new Postmaster(folder.data()).running().orElseThrow();
      assertThat(Files.getAttribute(Path.of("/proc/" + pid), "unix:uid")).isEqualTo(SOMEBODY);
    }
    // The second time it is found out from the folder.
    assertThat(Account.toServe(folder)).isEqualTo(Account.user(SOMEBODY));
    try (PostgresServer server = PostgresServer.start(settings)) {
      assertThat(Sql.ask(server, server.owner(), "SELECT one FROM kept")).isEqualTo("1");
    }
  }
}
