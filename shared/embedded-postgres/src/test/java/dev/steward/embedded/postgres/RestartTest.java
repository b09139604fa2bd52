package dev.steward.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ended the run before, the next one has everything that was committed. */
class RestartTest {
  @TempDir Path temp;
  private Folder folder;
  private PostgresSettings settings;

  @BeforeEach
  void choose() {
    folder = new Folder(temp.resolve("postgres"));
    settings = PostgresSettings.throwaway(folder.root());
  }

  @Test
  void aCleanStopKeepsDataPasswordsAndPort() throws SQLException {
    Credentials owner;
    int port;
    try (PostgresServer first = PostgresServer.start(settings)) {
      keep(first, "one");
      owner = first.owner();
      port = first.port();
    }
    assertThat(folder.data().resolve("postmaster.pid")).doesNotExist();
    try (PostgresServer second = PostgresServer.start(settings)) {
      assertThat(second.owner()).isEqualTo(owner);
      assertThat(second.port()).isEqualTo(port);
      assertThat(kept(second)).isEqualTo("one");
    }
  }

  @Test
  void closingTwiceIsHarmless() {
    PostgresServer server = PostgresServer.start(settings);
    server.close();
    server.close();
  }

  @Test
  void aKilledServerRecovers() throws SQLException, IOException {
    try (PostgresServer first = PostgresServer.start(settings)) {
      keep(first, "before the kill");
      kill(serverProcess());
      try (PostgresServer second = startBeside(first)) {
        assertThat(kept(second)).isEqualTo("before the kill");
      }
    }
  }

  @Test
  void aServerLeftByAKilledStewardIsTakenOver() throws Exception {
    try (Holder steward = Holder.of(folder.root())) {
      ProcessHandle left = serverProcess();
      steward.kill();
      assertThat(left.isAlive()).isTrue();
      try (PostgresServer next = PostgresServer.start(settings)) {
        keep(next, "all is well");
        assertThat(kept(next)).isEqualTo("all is well");
        assertThat(new Postmaster(folder.data()).servedBy(left.pid())).isFalse();
      }
    }
  }

  @Test
  void aServerLeftByAKilledStewardCanBeStopped() throws Exception {
    try (Holder steward = Holder.of(folder.root())) {
      ProcessHandle left = serverProcess();
      steward.kill();
      assertThat(PostgresServer.stopLeftRunning(folder.root())).isTrue();
      assertThat(new Postmaster(folder.data()).servedBy(left.pid())).isFalse();
      assertThat(PostgresServer.stopLeftRunning(folder.root())).isFalse();
    }
  }

  @Test
  void killedTogetherTheyRecover() throws Exception {
    try (Holder steward = Holder.of(folder.root())) {
      ProcessHandle server = serverProcess();
      steward.kill();
      kill(server);
      try (PostgresServer next = PostgresServer.start(settings)) {
        assertThat(Sql.ask(next, next.app(), "SELECT 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void aStrangerWithTheOldProcessIdIsLeftAlone() throws SQLException, IOException {
    Path pidFile = folder.data().resolve("postmaster.pid");
    List<String> lines;
    try (PostgresServer first = PostgresServer.start(settings)) {
      keep(first, "one");
      lines = new ArrayList<>(Files.readAllLines(pidFile));
    }
    Process stranger = new ProcessBuilder("sleep", "600").start();
    lines.set(0, Long.toString(stranger.pid()));
    Files.write(pidFile, lines);
    try (PostgresServer second = PostgresServer.start(settings)) {
      assertThat(kept(second)).isEqualTo("one");
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroy();
    }
  }

  @Test
  void anUnreadableProcessFileIsOfNoConsequence() throws SQLException, IOException {
    PostgresServer.start(settings).close();
    Files.writeString(folder.data().resolve("postmaster.pid"), "");
    try (PostgresServer server = PostgresServer.start(settings)) {
      assertThat(Sql.ask(server, server.app(), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void anInterruptedFirstStartIsDoneAgain() throws SQLException, IOException {
    Files.createDirectories(folder.cluster().resolve("preparing-1").resolve("base"));
    Files.writeString(folder.cluster().resolve("preparing-1").resolve("PG_VERSION"), "17");
    Files.writeString(folder.lock(), "1");
    Folder.replace(folder.passwords(), "steward_owner=old\n", "rw-------");
    try (PostgresServer server = PostgresServer.start(settings)) {
      assertThat(Sql.ask(server, server.owner(), "SELECT 1")).isEqualTo("1");
      assertThat(folder.unfinished()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 700, 1_200, 1_700})
  void aFirstStartKilledAtAnyMomentIsDoneAgain(int milliseconds) throws Exception {
    try (Holder steward = Holder.starting(folder.root())) {
      assertThat(steward.endsWithin(Duration.ofMillis(milliseconds))).isFalse();
      steward.kill();
    }
    try (PostgresServer server = PostgresServer.start(settings)) {
      assertThat(Sql.ask(server, server.owner(), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void theRememberedPortIsGivenUpWhenAnotherTakesIt() throws SQLException, IOException {
    int first;
    try (PostgresServer server = PostgresServer.start(settings)) {
      first = server.port();
    }
    try (ServerSocket other = new ServerSocket(first, 1, InetAddress.getLoopbackAddress());
        PostgresServer server = PostgresServer.start(settings)) {
      assertThat(server.port()).isNotEqualTo(other.getLocalPort());
      assertThat(Sql.ask(server, server.app(), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void settingsOfThisStartHold() throws SQLException {
    PostgresServer.start(settings).close();
    PostgresSettings other = settings.with(Map.of("max_connections", "17"));
    try (PostgresServer server = PostgresServer.start(other)) {
      assertThat(Sql.ask(server, server.app(), "SHOW max_connections")).isEqualTo("17");
    }
  }

  /** The first one's lock is still ours in this process; a killed process would have lost it. */
  private PostgresServer startBeside(PostgresServer first) {
    first.close();
    return PostgresServer.start(settings);
  }

  private static void kill(ProcessHandle process) {
    assertThat(process.destroyForcibly()).isTrue();
    process.onExit().join();
  }

  private ProcessHandle serverProcess() throws IOException {
    return ProcessHandle.of(new Postmaster(folder.data()).running().orElseThrow()).orElseThrow();
  }

  private static void keep(PostgresServer server, String word) throws SQLException {
    Sql.run(server, server.owner(), "CREATE TABLE kept AS SELECT '" + word + "' AS word");
  }

  private static String kept(PostgresServer server) throws SQLException {
    return Sql.ask(server, server.owner(), "SELECT word FROM kept");
  }
}
