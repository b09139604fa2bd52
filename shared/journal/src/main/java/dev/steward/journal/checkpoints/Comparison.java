package dev.steward.journal.checkpoints;

import dev.steward.core.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the leaves of a log, as they come, against the entries in the database. */
final class Comparison {
  /** A stream is asked for once in so many leaves. */
  private static final int AT_ONCE = 16_384;

  /** Runs of missing or changed entries that are told one by one. */
  private static final int TOLD = 100;

  private final Connection tx;
  private final TenantId tenant;
  private final List<Placed> waiting = new ArrayList<>();
  private final Map<String, Long> ends = new LinkedHashMap<>();
  private final List<Run> runs = new ArrayList<>();
  private long taken;

  Comparison(Connection tx, TenantId tenant) {
    this.tx = tx;
    this.tenant = tenant;
  }

  private record Placed(Leaf leaf, long place) {}

  /** Neighbouring entries with the same fate, and the place of the last of them. */
  record Run(String stream, long first, long last, boolean missing, long place) {}

  List<Run> runs() {
    return runs;
  }

  void take(List<Leaf> leaves) throws SQLException, BadLog {
    for (Leaf leaf : leaves) {
      long before = ends.getOrDefault(leaf.stream(), 0L);
      if (leaf.seq() != before + 1) {
        throw new BadLog(
            "entry %d of stream %s follows entry %d".formatted(leaf.seq(), leaf.stream(), before));
      }
      ends.put(leaf.stream(), leaf.seq());
      waiting.add(new Placed(leaf, taken++));
    }
    if (waiting.size() >= AT_ONCE) {
      compare();
    }
  }

  /** Every leaf that was taken has been compared. */
  void finish() throws SQLException {
    compare();
  }

  /** Within a stream the leaves go on without a gap, so that they are asked for at once. */
  private void compare() throws SQLException {
    Map<String, List<Placed>> streams =
        waiting.stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.leaf().stream(), LinkedHashMap::new, Collectors.toList()));
    for (List<Placed> leaves : streams.values()) {
      compare(leaves);
    }
    waiting.clear();
  }

  private void compare(List<Placed> leaves) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT seq, hash
            FROM control.journal_entry
            WHERE tenant_id = ? AND stream = ? AND seq BETWEEN ? AND ?
            ORDER BY seq
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, leaves.getFirst().leaf().stream());
      select.setLong(3, leaves.getFirst().leaf().seq());
      select.setLong(4, leaves.getLast().leaf().seq());
      try (ResultSet row = select.executeQuery()) {
        boolean more = row.next();
        for (Placed each : leaves) {
          while (more && row.getLong(1) < each.leaf().seq()) {
            more = row.next();
          }
          if (!more || row.getLong(1) > each.leaf().seq()) {
            note(each, true);
          } else if (!each.leaf().hash().equals(hex(row.getBytes(2)))) {
            note(each, false);
          }
        }
      }
    }
  }

  private static String hex(byte @Nullable [] hash) {
    return hash == null ? "" : HexFormat.of().formatHex(hash);
  }

  private void note(Placed each, boolean missing) {
    Leaf leaf = each.leaf();
    for (int i = runs.size() - 1; i >= 0; i--) {
      Run run = runs.get(i);
      if (run.stream().equals(leaf.stream())
          && run.missing() == missing
          && run.last() == leaf.seq() - 1) {
        runs.set(i, new Run(run.stream(), run.first(), leaf.seq(), missing, each.place()));
        return;
      }
    }
    if (runs.size() < TOLD) {
      runs.add(new Run(leaf.stream(), leaf.seq(), leaf.seq(), missing, each.place()));
    }
  }
}
