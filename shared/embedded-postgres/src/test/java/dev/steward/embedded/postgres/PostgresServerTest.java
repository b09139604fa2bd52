package dev.steward.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresServerTest {
  private Folder folder;
  private PostgresServer server;

  @BeforeAll
  void start(@TempDir Path temp) {
    folder = new Folder(temp.resolve("kept").resolve("postgres"));
    server = PostgresServer.start(PostgresSettings.kept(folder.root()));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void theOwnerOwnsTheDatabaseAndNoMore() throws SQLException {
    assertThat(
            Sql.ask(
                server,
                server.owner(),
                "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'steward'"))
        .isEqualTo("steward_owner");
    assertThat(powers("steward_owner")).isEqualTo("f f f f f");
    Sql.run(server, server.owner(), "CREATE SCHEMA control");
  }

  @Test
  void theRuntimeRoleOwnsNothingAndMakesNothing() throws SQLException {
    assertThat(powers("steward_app")).isEqualTo("f f f f f");
    for (String making :
        List.of(
            "CREATE SCHEMA mine",
            "CREATE TABLE public.mine (id int)",
            "CREATE TEMPORARY TABLE mine (id int)",
            "CREATE ROLE mine",
            "SET ROLE steward_owner")) {
      assertThatThrownBy(() -> Sql.run(server, server.app(), making))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void nobodyEntersWithoutTheRightPassword() {
    for (String password : List.of("", "wrong", server.app().password())) {
      assertThatThrownBy(
              () -> Sql.ask(server, new Credentials("steward_owner", password), "SELECT 1"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    }
  }

  @Test
  void ourRolesEnterNoOtherDatabase() {
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(
                    server.jdbcUrl("postgres"), server.app().user(), server.app().password()))
        .hasMessageContaining("permission denied");
  }

  @Test
  void passwordsAreKeptAsScramAndAreNeverPrinted() throws SQLException {
    assertThat(
            Sql.ask(
                server,
                server.superuser(),
                "SELECT bool_and(rolpassword LIKE 'SCRAM-SHA-256$%') FROM pg_authid"
                    + " WHERE rolcanlogin"))
        .isEqualTo("t");
    assertThat(server.app().toString()).doesNotContain(server.app().password());
  }

  @Test
  void onlyItsOwnerReadsTheFileOfPasswords() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.passwords())))
        .isEqualTo("rw-------");
  }

  @Test
  void passwordsAreNotInTheLog() throws IOException {
    assertThat(Files.readString(folder.log()))
        .doesNotContain(server.owner().password())
        .doesNotContain(server.app().password())
        .doesNotContain(server.superuser().password());
  }

  @Test
  void listensOnLoopbackOnly() throws Exception {
    for (NetworkInterface network :
        NetworkInterface.networkInterfaces().filter(n -> !isLoopback(n)).toList()) {
      for (InetAddress address : network.inetAddresses().toList()) {
        try (Socket socket = new Socket()) {
          assertThatThrownBy(
                  () -> socket.connect(new InetSocketAddress(address, server.port()), 500))
              .isInstanceOf(IOException.class);
        }
      }
    }
    assertThat(Sql.ask(server, server.superuser(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(Sql.ask(server, server.superuser(), "SHOW unix_socket_directories")).isEmpty();
  }

  @Test
  void whatIsCommittedIsOnTheDisk() throws SQLException {
    for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
      assertThat(Sql.ask(server, server.app(), "SHOW " + setting)).isEqualTo("on");
    }
    assertThat(Sql.ask(server, server.app(), "SHOW data_checksums")).isEqualTo("on");
  }

  private String powers(String role) throws SQLException {
    return Sql.ask(
        server,
        server.superuser(),
        "SELECT concat_ws(' ', rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication)"
            + " FROM pg_roles WHERE rolname = '"
            + role
            + "'");
  }

  private static boolean isLoopback(NetworkInterface network) {
    try {
      return network.isLoopback();
    } catch (SocketException gone) {
      return true;
    }
  }
}
