package dev.steward.journal.checkpoints;

import dev.steward.core.TenantId;
import dev.steward.journal.ChainHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;

/** The leaves of entries that have a place. Nothing is vouched for that does not hold by itself. */
final class SealedEntries {
  private static final int AT_ONCE = 1_000;

  private final Connection tx;
  private final TenantId tenant;
  private final ChainHash hashes = new ChainHash();

  SealedEntries(Connection tx, TenantId tenant) {
    this.tx = tx;
    this.tenant = tenant;
  }

  /** The first one's link to the entry before it is followed too. */
  void each(Seal seal, Consumer<Leaf> leaves) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT seq, prev_hash, hash, body
            FROM control.journal_entry
            WHERE tenant_id = ? AND stream = ? AND seq BETWEEN ? AND ?
            ORDER BY seq
            """)) {
      select.setFetchSize(AT_ONCE);
      select.setString(1, tenant.value());
      select.setString(2, seal.stream());
      select.setLong(3, seal.firstSeq() - 1);
      select.setLong(4, seal.lastSeq());
      try (ResultSet row = select.executeQuery()) {
        byte[] before =
            seal.firstSeq() == 1 ? ChainHash.start() : hash(row, seal, seal.firstSeq() - 1);
        for (long seq = seal.firstSeq(); seq <= seal.lastSeq(); seq++) {
          byte[] hash = hash(row, seal, seq);
          byte[] body = row.getBytes(4);
          if (!Arrays.equals(row.getBytes(2), before)
              || !Arrays.equals(hash, hashes.of(before, seq, body))) {
            throw new SealRefused(
                "entry %d of stream %s does not hold".formatted(seq, seal.stream()));
          }
          leaves.accept(new Leaf(seal.stream(), seq, HexFormat.of().formatHex(hash)));
          before = hash;
        }
      }
    }
  }

  private static byte[] hash(ResultSet row, Seal seal, long seq) throws SQLException {
    if (!row.next() || row.getLong(1) != seq) {
      throw new SealRefused("entry %d of stream %s is missing".formatted(seq, seal.stream()));
    }
    return row.getBytes(3);
  }
}
