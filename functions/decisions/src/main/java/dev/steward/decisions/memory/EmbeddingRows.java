package dev.steward.decisions.memory;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** {@code governance.embedding}. */
@Singleton
final class EmbeddingRows {
  private static final String PUT =
      """
      INSERT INTO governance.embedding (tenant_id, kind, domain, model, ref, at, vector)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (tenant_id, kind, ref, model) DO UPDATE
      SET domain = excluded.domain,
        at = excluded.at,
        vector = excluded.vector,
        xact = pg_current_xact_id()
      """;

  private static final String NEWEST =
      """
      SELECT ref, vector FROM governance.embedding
      WHERE tenant_id = ?
        AND kind = ?
        AND domain = ?
        AND model = ?
        AND xact IS DISTINCT FROM pg_current_xact_id_if_assigned()
      ORDER BY at DESC, ref
      LIMIT ?
      """;

  private static final String SINCE =
      """
      SELECT ref, vector FROM governance.embedding
      WHERE tenant_id = ?
        AND kind = ?
        AND domain = ?
        AND model = ?
        AND xact >= ?::xid8
        AND xact IS DISTINCT FROM pg_current_xact_id_if_assigned()
      ORDER BY xact, at, ref
      """;

  /** Every transaction before that one has ended; nothing when this one is not the tenant's. */
  private static final String ENDED =
      """
      SELECT pg_snapshot_xmin(pg_current_snapshot())::text
      WHERE current_setting('app.tenant', true) = ?
      """;

  /** Takes one row after another. */
  @FunctionalInterface
  interface Each {
    void take(String ref, short[] steps);
  }

  void put(Connection tx, Shelf shelf, List<Memorable> things) throws SQLException {
    if (things.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = tx.prepareStatement(PUT)) {
      for (Memorable thing : things) {
        on(insert, shelf);
        insert.setString(5, thing.ref());
        insert.setObject(6, thing.at().atOffset(ZoneOffset.UTC));
        insert.setArray(7, tx.createArrayOf("float4", Steps.stored(Steps.of(thing.embedding()))));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  void newest(Connection tx, Shelf shelf, int most, Each each) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(NEWEST)) {
      select.setFetchSize(2_000);
      on(select, shelf);
      select.setInt(5, most);
      read(select, each);
    }
  }

  void since(Connection tx, Shelf shelf, String xact, Each each) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(SINCE)) {
      on(select, shelf);
      select.setString(5, xact);
      read(select, each);
    }
  }

  Optional<String> ended(Connection tx, Shelf shelf) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(ENDED)) {
      select.setString(1, shelf.tenant().value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  static void on(PreparedStatement statement, Shelf shelf) throws SQLException {
    statement.setString(1, shelf.tenant().value());
    statement.setString(2, shelf.kind().wire());
    statement.setString(3, shelf.domain());
    statement.setString(4, shelf.model().toString());
  }

  static void read(PreparedStatement select, Each each) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        each.take(row.getString(1), steps(row.getArray(2)));
      }
    }
  }

  private static short[] steps(Array vector) throws SQLException {
    Float[] values = (Float[]) vector.getArray();
    short[] steps = new short[values.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = (short) Math.round(values[i] * Steps.ONE);
    }
    return steps;
  }
}
