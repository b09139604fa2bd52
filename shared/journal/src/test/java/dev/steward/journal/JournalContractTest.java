package dev.steward.journal;

import static dev.steward.journal.JournalDatabase.STREAM;
import static dev.steward.journal.JournalDatabase.entries;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.steward.core.TenantId;
import dev.steward.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What contracts/journal promises to those who verify by themselves. */
class JournalContractTest {
  private static final Path CONTRACT = Path.of("../../contracts/journal");
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  private final JournalDatabase db = new JournalDatabase();

  @Test
  void theExampleIsWhatWeWrite() throws IOException {
    TenantId demo = new TenantId("demo");
    db.append(
        demo,
        new NewEntry("evt_1", "run.admitted", AT, facts("run_1"), Json.object().put("n", 1)),
        new NewEntry(
            "evt_2",
            "gate.passed",
            AT.plusNanos(1_000),
            facts("run_1"),
            Json.object().put("gate", "input-schema").put("note", "größer \"als\" 1e21\n")),
        new NewEntry("evt_3", "flag.set", AT.plusSeconds(1), facts(null), Json.object()));
    ArrayNode written = Json.MAPPER.createArrayNode();
    for (Entry entry : db.tail(demo)) {
      written
          .addObject()
          .put("seq", entry.seq())
          .put("prevHash", entry.prevHash())
          .put("hash", entry.hash())
          .put("body", entry.body());
    }
    JsonNode example = Json.MAPPER.readTree(CONTRACT.resolve("example.json").toFile());
    // As text: numbers read from a file are narrower nodes than those written.
    assertThat(written.toString()).isEqualTo(example.toString());
  }

  @Test
  void theQueryOfTheReadmeFindsTheBreakToo() throws Exception {
    TenantId tenant = JournalDatabase.newTenant();
    db.append(tenant, STREAM, entries(10));
    assertThat(brokenBySql(tenant)).isZero();
    for (String damage :
        List.of(
            "UPDATE control.journal_entry SET body = body || ' ' WHERE seq = 7 AND",
            "UPDATE control.journal_entry SET hash = sha256(hash) WHERE seq = 5 AND",
            "DELETE FROM control.journal_entry WHERE seq = 3 AND")) {
      JournalDatabase.tamper(damage + " tenant_id = '" + tenant + "'");
      long named = ((Verification.Broken) db.verifier.verify(tenant)).seq();
      // The query sees no missing entry, only the one after it.
      assertThat(brokenBySql(tenant)).isBetween(named, named + 1);
    }
  }

  private static Facts facts(@Nullable String run) {
    return new Facts(
        "operator", run, "4bf92f3577b34da6a3ce929d0e0e4736", null, null, "brand.get_profile", null);
  }

  private static long brokenBySql(TenantId tenant) throws IOException, SQLException {
    String readme = Files.readString(CONTRACT.resolve("README.md"));
    int start = readme.indexOf("```sql\n") + 7;
    String query = readme.substring(start, readme.indexOf("```", start));
    try (Connection superuser = JournalDatabase.database().asSuperuser();
        Statement statement = superuser.createStatement();
        ResultSet row = statement.executeQuery(query.replace("'demo'", "'" + tenant + "'"))) {
      row.next();
      return row.getLong(1);
    }
  }
}
