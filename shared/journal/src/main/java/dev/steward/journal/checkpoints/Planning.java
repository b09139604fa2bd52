package dev.steward.journal.checkpoints;

import dev.steward.journal.checkpoints.SealRows.Extent;
import dev.steward.journal.checkpoints.SealRows.Stream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives new entries their places in the log. */
final class Planning {
  /** More than these wait for the next round, so that a round ends soon. */
  private static final long MOST = 50_000;

  private Planning() {}

  /** Whether every entry has a place and every place is published. */
  static boolean nothingToDo(Connection tx, LogId log) throws SQLException {
    SealRows rows = new SealRows(tx, log);
    List<Stream> streams = refuseLost(rows.streams());
    Extent extent = rows.extent();
    return extent.leaves() == extent.published()
        && streams.stream().allMatch(stream -> stream.head() == stream.sealed());
  }

  static Plan plan(Connection tx, LogId log, String sealer) throws SQLException {
    SealRows rows = new SealRows(tx, log);
    Optional<Extent> leased = rows.lease(sealer);
    Extent extent = leased.isPresent() ? leased.get() : rows.extent();
    boolean whole = false;
    if (leased.isPresent() && extent.leaves() == extent.published()) {
      List<Seal> seals = places(extent.leaves(), refuseLost(rows.streams()));
      whole = seals.stream().mapToLong(Seal::leaves).sum() < MOST;
      if (!seals.isEmpty()) {
        rows.add(seals);
        extent =
            new Extent(seals.getLast().firstLeaf() + seals.getLast().leaves(), extent.published());
      }
    }
    return new Plan(
        extent.published(),
        extent.leaves(),
        rows.from(extent.published()),
        rows.oldestFrom(extent.published()),
        leased.isPresent(),
        whole);
  }

  private static List<Seal> places(long first, List<Stream> streams) {
    List<Seal> seals = new ArrayList<>();
    long next = first;
    for (Stream stream : streams) {
      long last = Math.min(stream.head(), stream.sealed() + MOST - (next - first));
      if (last > stream.sealed()) {
        Seal seal = new Seal(next, stream.name(), stream.sealed() + 1, last);
        seals.add(seal);
        next += seal.leaves();
      }
    }
    return seals;
  }

  private static List<Stream> refuseLost(List<Stream> streams) {
    for (Stream stream : streams) {
      if (stream.head() < stream.sealed()) {
        throw new SealRefused(
            "stream %s ends with entry %d, but entries up to %d were sealed"
                .formatted(stream.name(), stream.head(), stream.sealed()));
      }
    }
    return streams;
  }
}
