package dev.steward.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.TenantId;
import dev.steward.reliability.clients.Answer;
import dev.steward.reliability.faults.Ground;
import dev.steward.reliability.records.Records.Finding;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks Steward whether its history is whole: as it is, and after it was changed as the owner of the
 * database could.
 */
record History(Ground ground, TenantId tenant) {
  private static final int INTACT_HISTORY = 4;
  private static final Duration TO_BE_SEALED = Duration.ofMinutes(1);

  private record Deed(String name, String sql) {}

  private static final List<Deed> DEEDS =
      List.of(
          new Deed(
              "a byte changed in the middle",
              """
              UPDATE control.journal_entry SET body = replace(body, '"at":"2', '"at":"3')
              WHERE tenant_id = '%s' AND stream = 'runs' AND seq = 5
              """),
          new Deed(
              "an entry removed from the middle",
              """
              DELETE FROM control.journal_entry
              WHERE tenant_id = '%s' AND stream = 'runs' AND seq = 7
              """),
          new Deed(
              "the last ten entries removed",
              """
              DELETE FROM control.journal_entry e
              WHERE e.tenant_id = '%s' AND e.stream = 'runs' AND e.seq > (
                SELECT max(seq) - 10 FROM control.journal_entry
                WHERE tenant_id = e.tenant_id AND stream = 'runs')
              """),
          new Deed(
              "a hash changed",
              """
              UPDATE control.journal_entry SET hash = sha256(hash)
              WHERE tenant_id = '%s' AND stream = 'runs' AND seq = 3
              """),
          new Deed(
              "the last ten entries removed, and the head set back to fit",
              """
              WITH kept AS (
                SELECT tenant_id, stream, seq, hash FROM control.journal_entry
                WHERE tenant_id = '%s' AND stream = 'runs'
                ORDER BY seq DESC OFFSET 10 LIMIT 1),
              gone AS (
                DELETE FROM control.journal_entry e USING kept k
                WHERE e.tenant_id = k.tenant_id AND e.stream = k.stream AND e.seq > k.seq)
              UPDATE control.journal_head h SET seq = k.seq, hash = k.hash
              FROM kept k
              WHERE h.tenant_id = k.tenant_id AND h.stream = k.stream
              """));

  /** How often {@link #tampered} asks. */
  static final int TAMPERED = DEEDS.size() + 1;

  List<Finding> whole() throws IOException, InterruptedException {
    return broken().map(what -> finding("is not whole: " + what)).stream().toList();
  }

  /**
   * Each change is put back before the next. Meanwhile Steward may not append: what it had to say
   * after the copy was made would be lost when that is put back. The promise is of what a
   * checkpoint vouches for, and a sealer that was killed keeps its lease for a while.
   */
  List<Finding> tampered() throws SQLException, IOException, InterruptedException {
    execute("REVOKE INSERT ON control.journal_entry FROM steward_app");
    try {
      return vouchedFor()
          ? changedAndPutBack()
          : List.of(finding("ends in entries that no checkpoint comes to vouch for"));
    } finally {
      execute("GRANT INSERT ON control.journal_entry TO steward_app");
    }
  }

  private boolean vouchedFor() throws IOException, InterruptedException {
    long end = System.nanoTime() + TO_BE_SEALED.toNanos();
    while (System.nanoTime() < end) {
      JsonNode verdict = verdict().body();
      if (verdict.path("entries").asLong(-1) == verdict.at("/checkpoint/size").asLong(-2)) {
        return true;
      }
      Thread.sleep(500);
    }
    return false;
  }

  private List<Finding> changedAndPutBack() throws SQLException, IOException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    execute(
        "CREATE TABLE public.entries AS TABLE control.journal_entry",
        "CREATE TABLE public.heads AS TABLE control.journal_head");
    for (Deed deed : DEEDS) {
      execute(deed.sql().formatted(tenant.value()));
      if (broken().isEmpty()) {
        findings.add(finding("is called whole with " + deed.name()));
      }
      execute(
          "DELETE FROM control.journal_entry",
          "INSERT INTO control.journal_entry SELECT * FROM public.entries",
          "DELETE FROM control.journal_head",
          "INSERT INTO control.journal_head SELECT * FROM public.heads");
    }
    broken().ifPresent(what -> findings.add(finding("is not whole when put back: " + what)));
    return findings;
  }

  private Finding finding(String what) {
    return new Finding(INTACT_HISTORY, "the history of " + tenant.value() + " " + what);
  }

  /** Where Steward says that the history is broken. */
  private Optional<String> broken() throws IOException, InterruptedException {
    Answer answer = verdict();
    JsonNode intact = answer.body().path("intact");
    return answer.status() == 200 && intact.asBoolean(false)
        ? Optional.empty()
        : Optional.of(answer.text());
  }

  private Answer verdict() throws IOException, InterruptedException {
    return ground.api().get("/v1/journal/verify", ground.persons().admin(tenant));
  }

  /** Past the triggers, in one transaction. */
  private void execute(String... statements) throws SQLException, IOException {
    try (Connection connection = ground.superuser().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      List<String> tables = List.of("journal_entry", "journal_head");
      for (String table : tables) {
        statement.execute("ALTER TABLE control." + table + " DISABLE TRIGGER USER");
      }
      for (String each : statements) {
        statement.execute(each);
      }
      for (String table : tables) {
        statement.execute(
            "ALTER TABLE control.%1$s ENABLE ALWAYS TRIGGER %1$s_stays".formatted(table));
      }
      connection.commit();
    }
  }
}
