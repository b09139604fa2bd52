package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.allinone.place.DataFolder;
import dev.steward.embedded.postgres.PostgresServer;
import dev.steward.embedded.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal held to account from the command line. */
class JournalTest {
  private static final String CALL = "{\"profile_id\":\"demo\"}";

  @TempDir Path folder;

  @Test
  void theLastTenEntriesDeletedBySuperuserAreNamed() throws Exception {
    try (RunningSteward steward = RunningSteward.in(folder)) {
      CommandLineOf cli = steward.commandLine();
      for (int calls = 0; calls < 4; calls++) {
        cli.says("invoke", "brand.get_profile", "-d", CALL);
      }
      Said intact = cli.says("journal", "verify");
      assertThat(intact.exitCode()).isZero();
      assertThat(intact.out()).contains("The journal is intact", "vouches for");
    }
    long head = deleteTheLastTen();

    try (RunningSteward again = RunningSteward.in(folder)) {
      Said said = again.commandLine().says("journal", "verify");

      assertThat(said.exitCode()).isEqualTo(1);
      assertThat(said.out())
          .contains("The journal is BROKEN")
          .containsPattern(
              "stream runs: entries %d to %d are missing; a checkpoint of 20.* vouches for them"
                  .formatted(head - 9, head));
    }
  }

  @Test
  void aProofHoldsWithoutTheServer() throws Exception {
    Path proof = folder.resolve("proof.json");
    Path copy = folder.resolve("artifacts");
    try (RunningSteward steward = RunningSteward.in(folder)) {
      CommandLineOf cli = steward.commandLine();
      cli.says("invoke", "brand.get_profile", "-d", CALL);
      Said written = cli.says("journal", "prove", "runs/2", "--out", proof.toString());
      assertThat(written.out()).contains("entry 2 of stream runs");
      JsonNode json = cli.says("journal", "prove", "runs/2", "--json").json();
      String event = json.path("body").asText().replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
      assertThat(cli.says("journal", "prove", event, "--json").json().path("hash"))
          .isEqualTo(json.path("hash"));
      assertThat(cli.says("journal", "checkpoint").out())
          .startsWith("steward.dev/local/demo\n")
          .contains("\u2014 steward.dev/local/demo ");
      assertThat(cli.says("journal", "prove", "evt_none").err()).contains("(404)");
      assertThat(cli.says("journal", "prove", "runs/999999").err()).contains("(404)");
    }
    CommandLineOf cli = new CommandLineOf(folder);
    assertHolds(cli.says("journal", "verify", "--proof", proof.toString()));
    assertHolds(cli.says("journal", "verify", "--offline", copy.toString()));

    Files.writeString(proof, Files.readString(proof).replace("brand.get_profile", "brand.other"));
    Said said = cli.says("journal", "verify", "--proof", proof.toString());
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out()).contains("does NOT hold: the hash is not that of the body");
  }

  @Test
  void withoutAKeyToTrustNothingIsBelieved() throws IOException {
    Path proof = Files.writeString(folder.resolve("proof.json"), "{}", StandardCharsets.UTF_8);
    CommandLineOf cli = new CommandLineOf(folder);
    Said said = cli.says("journal", "verify", "--proof", proof.toString());
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("whose word is to be taken?");
    for (String bad : new String[] {"key", "AAAA", "a+00000000+AAAA"}) {
      assertThat(cli.says("journal", "verify", "--proof", proof.toString(), "--key", bad).err())
          .contains("that is no Ed25519 public key");
    }
    String key = "A".repeat(43) + "=";
    assertThat(cli.says("journal", "verify", "--proof", proof.toString(), "--key", key).exitCode())
        .isEqualTo(1);
    assertThat(cli.says("journal", "verify", "--offline", folder + "/none", "--key", key).err())
        .contains("there is no log in");
  }

  private static void assertHolds(Said said) {
    assertThat(said.exitCode()).as(said.err() + said.out()).isZero();
    assertThat(said.out()).contains("holds").doesNotContain("NOT");
  }

  /** Past the triggers and row-level security, with a head that fits; returns the old head. */
  private long deleteTheLastTen() throws SQLException {
    PostgresSettings settings = PostgresSettings.kept(new DataFolder(folder).postgres());
    try (PostgresServer postgres = PostgresServer.start(settings);
        Connection superuser =
            DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.superuser().user(), postgres.superuser().password());
        Statement statement = superuser.createStatement()) {
      var head =
          statement.executeQuery(
              "SELECT seq FROM control.journal_head WHERE tenant_id = 'demo' AND stream = 'runs'");
      head.next();
      long seq = head.getLong(1);
      statement.execute(
          """
          ALTER TABLE control.journal_entry DISABLE TRIGGER journal_entry_stays;
          DELETE FROM control.journal_entry
          WHERE tenant_id = 'demo' AND stream = 'runs' AND seq > %1$d - 10;
          UPDATE control.journal_head SET (seq, hash) = (
            SELECT seq, hash FROM control.journal_entry
            WHERE tenant_id = 'demo' AND stream = 'runs' AND seq = %1$d - 10)
          WHERE tenant_id = 'demo' AND stream = 'runs';
          ALTER TABLE control.journal_entry ENABLE ALWAYS TRIGGER journal_entry_stays
          """
              .formatted(seq));
      return seq;
    }
  }
}
