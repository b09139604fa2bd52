package dev.steward.journal;

import dev.steward.core.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The append-only history. Every method works inside the caller's tenant transaction. */
public interface Journal {
  /** Appends in one statement, in order; returns the sequence number of the last one. */
  long append(Connection tx, TenantId tenant, String stream, List<NewEntry> entries)
      throws SQLException;

  /** Entries after a sequence number, oldest first. */
  List<Entry> tail(Connection tx, TenantId tenant, String stream, long afterSeq, int limit)
      throws SQLException;

  /** Entries of one run in a stream after a sequence number, oldest first. */
  List<Entry> ofRun(
      Connection tx, TenantId tenant, String stream, String run, long afterSeq, int limit)
      throws SQLException;
}
