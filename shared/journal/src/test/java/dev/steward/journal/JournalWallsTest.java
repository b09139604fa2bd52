package dev.steward.journal;

import static dev.steward.journal.JournalDatabase.STREAM;
import static dev.steward.journal.JournalDatabase.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steward.core.TenantId;
import dev.steward.database.DatabaseFailure;
import dev.steward.journal.Verification.Intact;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself refuses, whoever asks. */
class JournalWallsTest {
  private static final String DENIED = "42501";

  private final JournalDatabase db = new JournalDatabase();
  private final TenantId tenant = JournalDatabase.newTenant();
  private final TenantId other = JournalDatabase.newTenant();

  JournalWallsTest() {
    db.append(tenant, STREAM, entries(3));
  }

  @Test
  void aQueryThatForgetsTheTenantSeesNoOthersHistory() {
    db.append(other, STREAM, entries(2));
    assertThat(countAs(other, "SELECT count(*) FROM control.journal_entry")).isEqualTo(2);
    assertThat(countAs(other, "SELECT count(*) FROM control.journal_head")).isEqualTo(1);
  }

  @Test
  void asksForAnotherTenantsEntriesFindNone() {
    List<Entry> found =
        db.transactions.read(other, tx -> db.journal.tail(tx, tenant, STREAM, 0, 10));
    assertThat(found).isEmpty();
    String eventId = db.tail(tenant).getFirst().eventId();
    assertThat(db.find(other, eventId)).isEmpty();
  }

  @Test
  void nobodyAppendsToAnotherTenantsHistory() {
    DatabaseFailure failure =
        catchThrowableOfType(
            DatabaseFailure.class,
            () ->
                db.transactions.write(
                    other, tx -> db.journal.append(tx, tenant, STREAM, entries(1))));
    assertThat(failure.sqlState()).isEqualTo(DENIED);
    assertThat(db.tail(tenant)).hasSize(3);
  }

  @Test
  void withoutATenantThereIsNoHistory() {
    assertThat(
            db.transactions.<Long>readUnbound(
                tx -> count(tx, "SELECT count(*) FROM control.journal_entry")))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE control.journal_entry SET body = '{}'",
        "UPDATE control.journal_entry SET body = '{}' WHERE false",
        "DELETE FROM control.journal_entry",
        "TRUNCATE control.journal_entry",
        "DELETE FROM control.journal_head",
        "TRUNCATE control.journal_head"
      })
  void refusesToChangeHistory(String change) throws SQLException {
    try (Connection app = JournalDatabase.database().asApp();
        Connection owner = JournalDatabase.database().asOwner();
        Connection superuser = JournalDatabase.database().asSuperuser()) {
      assertRefused(app, change, "permission denied");
      assertRefused(owner, change, "history is only ever added to");
      assertRefused(superuser, change, "history is only ever added to");
    }
  }

  @Test
  void refusesASessionThatPlaysReplicaToo() throws SQLException {
    try (Connection superuser = JournalDatabase.database().asSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      assertRefused(
          superuser, "DELETE FROM control.journal_entry", "history is only ever added to");
    }
  }

  @Test
  void anAppWithAnUnexpectedRightIsRefusedByTheTrigger() throws SQLException {
    try (Connection superuser = JournalDatabase.database().asSuperuser();
        Statement statement = superuser.createStatement()) {
      superuser.setAutoCommit(false);
      statement.execute("GRANT UPDATE ON control.journal_entry TO steward_app");
      statement.execute("SET LOCAL SESSION AUTHORIZATION steward_app");
      assertRefused(
          superuser,
          "UPDATE control.journal_entry SET body = '{}'",
          "history is only ever added to");
      superuser.rollback();
    }
  }

  @Test
  void theOwnerSeesNoTenantsHistory() throws SQLException {
    try (Connection owner = JournalDatabase.database().asOwner()) {
      assertThat(count(owner, "SELECT count(*) FROM control.journal_entry")).isZero();
    }
  }

  @Test
  void aSecondEntryAfterTheSameOneIsRefused() {
    // A head that was moved back by hand would otherwise fork the chain.
    JournalDatabase.tamper(
        """
        UPDATE control.journal_head h SET seq = 1000, hash = e.hash
        FROM control.journal_entry e
        WHERE e.tenant_id = '%1$s' AND h.tenant_id = '%1$s' AND e.seq = 1
        """
            .formatted(tenant));
    DatabaseFailure failure =
        catchThrowableOfType(DatabaseFailure.class, () -> db.append(tenant, STREAM, entries(1)));
    assertThat(failure.sqlState()).isEqualTo("23505");
  }

  @Test
  void theGuardsLeaveAppendingAlone() {
    db.append(tenant, STREAM, entries(1));
    assertThat(db.verifier.verify(tenant)).isInstanceOf(Intact.class);
  }

  private static void assertRefused(Connection connection, String change, String message)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(change))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(DENIED))
          .hasMessageContaining(message);
    }
  }

  private long countAs(TenantId who, String sql) {
    return db.transactions.read(who, tx -> count(tx, sql));
  }

  private static long count(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
