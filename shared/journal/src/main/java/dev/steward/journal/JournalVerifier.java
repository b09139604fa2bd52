package dev.steward.journal;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.journal.Chain.Head;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * Walks every chain of a tenant in one snapshot and names the first place that does not hold. It
 * trusts no part of the database: not its constraints, triggers or hashes.
 */
@Singleton
public final class JournalVerifier {
  private static final int AT_ONCE = 2_000;

  private final TenantTransactions transactions;

  JournalVerifier(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  public Verification verify(TenantId tenant) {
    return transactions.read(tenant, tx -> walk(tx, tenant));
  }

  private static Verification walk(Connection tx, TenantId tenant) throws SQLException {
    Map<String, Head> heads = heads(tx, tenant);
    // The key's index gives the order; a sort would first copy the whole history to disk.
    try (Statement plan = tx.createStatement()) {
      plan.execute("SET LOCAL enable_sort = off");
    }
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT stream, seq, event_id, type, run_id, at, body, prev_hash, hash
            FROM control.journal_entry
            WHERE tenant_id = ?
            ORDER BY stream, seq
            """)) {
      select.setFetchSize(AT_ONCE);
      select.setString(1, tenant.value());
      try (ResultSet rows = select.executeQuery()) {
        Walk walk = new Walk(tenant, heads);
        while (rows.next()) {
          if (walk.breaksAt(Link.of(rows))) {
            break;
          }
        }
        return walk.found();
      }
    }
  }

  private static Map<String, Head> heads(Connection tx, TenantId tenant) throws SQLException {
    Map<String, Head> heads = new TreeMap<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT stream, seq, hash
            FROM control.journal_head
            WHERE tenant_id = ?
            """)) {
      select.setString(1, tenant.value());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          heads.put(rows.getString(1), new Head(rows.getLong(2), rows.getBytes(3)));
        }
      }
    }
    return heads;
  }
}
