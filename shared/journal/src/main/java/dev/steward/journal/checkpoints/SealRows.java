package dev.steward.journal.checkpoints;

import dev.steward.core.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sealer's own tables: which entry has which place in the log, and how far it is published. */
final class SealRows {
  private final Connection tx;
  private final TenantId tenant;
  private final String instance;

  SealRows(Connection tx, LogId log) {
    this.tx = tx;
    this.tenant = log.tenant();
    this.instance = log.instance();
  }

  /** Where a stream ends, and how much of it has a place in the log. */
  record Stream(String name, long head, long sealed) {}

  /** How many leaves have a place, and how many are published. */
  record Extent(long leaves, long published) {}

  List<Stream> streams() throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT h.stream, h.seq, coalesce(s.last_seq, 0)
            FROM control.journal_head h
            LEFT JOIN LATERAL (
              SELECT last_seq
              FROM control.journal_seal
              WHERE tenant_id = h.tenant_id AND instance = ? AND stream = h.stream
              ORDER BY first_seq DESC
              LIMIT 1
            ) AS s ON true
            WHERE h.tenant_id = ?
            ORDER BY h.stream
            """)) {
      select.setString(1, instance);
      select.setString(2, tenant.value());
      List<Stream> streams = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          streams.add(new Stream(row.getString(1), row.getLong(2), row.getLong(3)));
        }
      }
      return streams;
    }
  }

  Extent extent() throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT leaves, published
            FROM control.journal_log
            WHERE tenant_id = ? AND instance = ?
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, instance);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? new Extent(row.getLong(1), row.getLong(2)) : new Extent(0, 0);
      }
    }
  }

  /** The log is this sealer's for a while, unless another has it: then empty. */
  Optional<Extent> lease(String sealer) throws SQLException {
    try (PreparedStatement open =
            tx.prepareStatement(
                """
                INSERT INTO control.journal_log (tenant_id, instance)
                VALUES (?, ?)
                ON CONFLICT DO NOTHING
                """);
        PreparedStatement take =
            tx.prepareStatement(
                """
                UPDATE control.journal_log
                SET sealer = ?, leased_until = clock_timestamp() + interval '30 seconds'
                WHERE tenant_id = ? AND instance = ?
                  AND (sealer = ? OR leased_until IS NULL OR leased_until < clock_timestamp())
                RETURNING leaves, published
                """)) {
      open.setString(1, tenant.value());
      open.setString(2, instance);
      open.executeUpdate();
      take.setString(1, sealer);
      take.setString(2, tenant.value());
      take.setString(3, instance);
      take.setString(4, sealer);
      try (ResultSet row = take.executeQuery()) {
        return row.next()
            ? Optional.of(new Extent(row.getLong(1), row.getLong(2)))
            : Optional.empty();
      }
    }
  }

  /** Gives entries their places; they keep them whatever happens. */
  void add(List<Seal> seals) throws SQLException {
    try (PreparedStatement insert =
            tx.prepareStatement(
                """
                INSERT INTO control.journal_seal
                  (tenant_id, instance, first_leaf, stream, first_seq, last_seq)
                VALUES (?, ?, ?, ?, ?, ?)
                """);
        PreparedStatement update =
            tx.prepareStatement(
                """
                UPDATE control.journal_log
                SET leaves = ?
                WHERE tenant_id = ? AND instance = ?
                """)) {
      for (Seal seal : seals) {
        insert.setString(1, tenant.value());
        insert.setString(2, instance);
        insert.setLong(3, seal.firstLeaf());
        insert.setString(4, seal.stream());
        insert.setLong(5, seal.firstSeq());
        insert.setLong(6, seal.lastSeq());
        insert.addBatch();
      }
      insert.executeBatch();
      update.setLong(1, seals.getLast().firstLeaf() + seals.getLast().leaves());
      update.setString(2, tenant.value());
      update.setString(3, instance);
      update.executeUpdate();
    }
  }

  /** The seals that hold leaves from that one on. */
  List<Seal> from(long leaf) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT first_leaf, stream, first_seq, last_seq
            FROM control.journal_seal
            WHERE tenant_id = ? AND instance = ? AND first_leaf >= ?
            ORDER BY first_leaf
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, instance);
      select.setLong(3, leaf);
      List<Seal> seals = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          seals.add(seal(row));
        }
      }
      return seals;
    }
  }

  /** The place of an entry, if it has one. */
  Optional<Long> leafOf(String stream, long seq) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT first_leaf, stream, first_seq, last_seq
            FROM control.journal_seal
            WHERE tenant_id = ? AND instance = ? AND stream = ? AND first_seq <= ?
            ORDER BY first_seq DESC
            LIMIT 1
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, instance);
      select.setString(3, stream);
      select.setLong(4, seq);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next() || seal(row).lastSeq() < seq) {
          return Optional.empty();
        }
        return Optional.of(seal(row).firstLeaf() + seq - seal(row).firstSeq());
      }
    }
  }

  /** When the oldest entry with a place from that leaf on came about. */
  Optional<Instant> oldestFrom(long leaf) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT min(e.at)
            FROM control.journal_seal s
            JOIN control.journal_entry e
              ON e.tenant_id = s.tenant_id AND e.stream = s.stream AND e.seq = s.first_seq
            WHERE s.tenant_id = ? AND s.instance = ? AND s.first_leaf >= ?
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, instance);
      select.setLong(3, leaf);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
            .map(OffsetDateTime::toInstant);
      }
    }
  }

  /** So many leaves are published; the lease ends. */
  void published(long leaves) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE control.journal_log
            SET published = greatest(published, ?), sealer = NULL, leased_until = NULL
            WHERE tenant_id = ? AND instance = ?
            """)) {
      update.setLong(1, leaves);
      update.setString(2, tenant.value());
      update.setString(3, instance);
      update.executeUpdate();
    }
  }

  private static Seal seal(ResultSet row) throws SQLException {
    return new Seal(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4));
  }
}
