package dev.steward.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each reason not to start is told in words that say what to do. */
class RefusalTest {
  @TempDir Path temp;

  @Test
  void aFileInPlaceOfTheFolder() throws IOException {
    Path file = Files.writeString(temp.resolve("postgres"), "mine");
    refused(PostgresSettings.throwaway(file)).hasMessageContaining("is a file");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aFileInPlaceOfAParentFolder() throws IOException {
    Path file = Files.writeString(temp.resolve("steward"), "mine");
    refused(PostgresSettings.throwaway(file.resolve("postgres")))
        .hasMessageContaining(file.toString());
  }

  @Test
  void aFolderThatHoldsOtherThings() throws IOException {
    Path other = Files.writeString(temp.resolve("thesis.txt"), "years of work");
    refused(PostgresSettings.throwaway(temp)).hasMessageContaining("choose an empty one");
    assertThat(other).hasContent("years of work");
    assertThat(temp.resolve("lock")).doesNotExist();
  }

  @Test
  void aReadOnlyDisk() throws Exception {
    try (Disk disk = Disk.mounted(temp, "size=1m,ro")) {
      refused(PostgresSettings.throwaway(disk.path().resolve("postgres")))
          .hasMessageContaining("cannot be written")
          .hasMessageContaining("choose another");
    }
  }

  @Test
  void aDiskTooSmallForAFirstStart() throws Exception {
    try (Disk disk = Disk.mounted(temp, "size=30m")) {
      refused(PostgresSettings.throwaway(disk.path().resolve("postgres")))
          .hasMessageContaining("is full")
          .hasMessageContaining("free at least");
    }
  }

  @Test
  void aDiskThatIsFullBeforeTheNextStart() throws Exception {
    try (Disk disk = Disk.mounted(temp, "size=150m")) {
      PostgresSettings settings = PostgresSettings.throwaway(disk.path().resolve("postgres"));
      PostgresServer.start(settings).close();
      disk.fill();
      refused(settings).hasMessageContaining("is full").hasMessageContaining("free at least");
      disk.empty();
      PostgresServer.start(settings).close();
    }
  }

  @Test
  void aTakenPort() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      refused(PostgresSettings.throwaway(temp.resolve("postgres")).onPort(other.getLocalPort()))
          .hasMessageContaining("port " + other.getLocalPort() + " is taken")
          .hasMessageContaining("another port");
    }
  }

  @Test
  void anotherStewardInThisProcess() {
    PostgresSettings settings = PostgresSettings.throwaway(temp.resolve("postgres"));
    try (PostgresServer first = PostgresServer.start(settings)) {
      refused(settings)
          .hasMessageContaining("another Steward (process " + ProcessHandle.current().pid());
      assertThat(first.port()).isPositive();
    }
    PostgresServer.start(settings).close();
  }

  @Test
  void anotherStewardElsewhere() throws Exception {
    Path folder = temp.resolve("postgres");
    try (Holder steward = Holder.of(folder)) {
      refused(PostgresSettings.throwaway(folder))
          .hasMessageContaining("another Steward (process " + steward.pid());
      assertThatThrownBy(() -> PostgresServer.stopLeftRunning(folder))
          .isInstanceOf(PostgresUnavailable.class);
      steward.kill();
    } finally {
      PostgresServer.stopLeftRunning(folder);
    }
  }

  @Test
  void lostPasswords() throws IOException {
    Folder folder = new Folder(temp.resolve("postgres"));
    PostgresServer.start(PostgresSettings.throwaway(folder.root())).close();
    Files.delete(folder.passwords());
    refused(PostgresSettings.throwaway(folder.root()))
        .hasMessageContaining("passwords is missing")
        .hasMessageContaining("backup");
    assertThat(folder.data()).isDirectory();
  }

  @Test
  void aSettingTheServerDoesNotKnow() {
    PostgresSettings wrong =
        PostgresSettings.throwaway(temp.resolve("postgres")).with(Map.of("no_such_setting", "1"));
    refused(wrong).hasMessageContaining("Postgres does not start").hasMessageContaining("log");
  }

  @Test
  void anAccountThatCannotReachTheFolder() throws IOException {
    assumeThat(new UnixSystem().getUid()).as("only root can become somebody else").isZero();
    Folder folder = new Folder(temp.resolve("closed").resolve("postgres"));
    try (FolderLock lock = FolderLock.on(folder)) {
      assertThatThrownBy(
              () ->
                  PostgresServer.start(
                      PostgresSettings.throwaway(folder.root()), lock, Account.user(65_534)))
          .isInstanceOf(PostgresUnavailable.class)
          .hasMessageContaining("plain user");
    }
  }

  @Test
  void aNameThatIsNoSetting() {
    for (String name : List.of("", "a b", "a\nb", "a = 1 #")) {
      assertThatThrownBy(() -> PostgresSettings.kept(temp).with(Map.of(name, "1")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static AbstractThrowableAssert<?, ?> refused(PostgresSettings settings) {
    return assertThatThrownBy(() -> PostgresServer.start(settings).close())
        .isInstanceOf(PostgresUnavailable.class);
  }
}
