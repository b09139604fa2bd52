package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.allinone.place.DataFolder;
import dev.steward.embedded.postgres.PostgresServer;
import dev.steward.embedded.postgres.PostgresSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivalTest {
  private static final String CALL = "{\"profile_id\":\"demo\"}";
  private static final String PATCH =
      "{\"profile_id\":\"demo\",\"patch\":{\"audience\":{\"primary\":\"Night-shift nurses\"}}}";

  @Test
  void whatWasAcknowledgedOutlivesAKill(@TempDir Path folder) throws Exception {
    JsonNode before;
    try (RunningSteward steward = RunningSteward.in(folder)) {
      CommandLineOf cli = steward.commandLine();
      assertThat(cli.says("invoke", "brand.update_profile", "-d", PATCH).exitCode()).isZero();
      assertThat(cli.says("invoke", "brand.get_profile", "-d", CALL).exitCode()).isZero();
      before = cli.says("runs", "--json").json();
      steward.kill();
      assertThat(cli.says("status").exitCode()).isEqualTo(3);
    }

    try (RunningSteward again = RunningSteward.in(folder)) {
      CommandLineOf cli = again.commandLine();
      assertThat(cli.says("runs", "--json").json()).isEqualTo(before);
      assertThat(cli.says("journal", "verify").out()).contains("intact");
      assertThat(cli.says("invoke", "brand.get_profile", "-d", CALL).out())
          .contains("Night-shift nurses");
    }
  }

  @Test
  void oneByteChangedInTheJournalIsNamedByStreamAndEntry(@TempDir Path folder) throws Exception {
    try (RunningSteward steward = RunningSteward.in(folder)) {
      steward.commandLine().says("invoke", "brand.get_profile", "-d", CALL);
      assertThat(steward.commandLine().says("journal", "verify").exitCode()).isZero();
      assertThat(steward.commandLine().says("down").out()).contains("Stopped");
    }
    changeOneByte(folder, 3);

    try (RunningSteward again = RunningSteward.in(folder)) {
      Said said = again.commandLine().says("journal", "verify");

      assertThat(said.exitCode()).isEqualTo(1);
      assertThat(said.out()).contains("BROKEN at stream runs, entry 3");
    }
  }

  /** As nobody but the superuser can: past the triggers and row-level security. */
  private static void changeOneByte(Path folder, long seq) throws SQLException {
    PostgresSettings settings = PostgresSettings.kept(new DataFolder(folder).postgres());
    try (PostgresServer postgres = PostgresServer.start(settings);
        Connection connection =
            DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.superuser().user(), postgres.superuser().password());
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE control.journal_entry DISABLE TRIGGER journal_entry_stays");
      int changed =
          statement.executeUpdate(
              """
              UPDATE control.journal_entry
              SET body = overlay(body PLACING '3' FROM position('"at":"2' IN body) + 6 FOR 1)
              WHERE tenant_id = 'demo' AND stream = 'runs' AND seq = %d
              """
                  .formatted(seq));
      assertThat(changed).isEqualTo(1);
      statement.execute(
          "ALTER TABLE control.journal_entry ENABLE ALWAYS TRIGGER journal_entry_stays");
    }
  }
}
