package dev.steward.journal;

import dev.steward.core.TenantId;
import dev.steward.database.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The append-only history. Every method works inside the caller's tenant transaction. Whoever
 * appends holds the end of the stream until that transaction ends: append last and commit soon.
 */
public interface Journal {
  /**
   * Appends in one statement, in order; returns the sequence number of the last one. They are
   * consecutive, so those who share an append can each tell which are theirs. Throws {@link
   * EventIdReused}, which spoils the transaction, when an event id is in the journal already. An
   * entry whose body has more than 64 KiB is {@link EntryTooLarge}: then nothing was asked of the
   * database.
   */
  long append(Connection tx, TenantId tenant, String stream, List<NewEntry> entries)
      throws SQLException;

  /**
   * Adds the append to statements that go together; put it last. There, an event id that is in the
   * journal already is a {@link dev.steward.database.DatabaseFailure} with SQL state 23505, like
   * any other unique violation among them: which statement it was, the answer does not tell. Ids
   * that were made for the entries do not collide; whoever repeats an append asks {@link #find}
   * first.
   */
  void append(Statements statements, TenantId tenant, String stream, List<NewEntry> entries);

  /**
   * Adds the question for an entry that is appended among the statements: the finder is told before
   * the commit, and again when the transaction is repeated.
   */
  void find(Statements statements, TenantId tenant, String eventId, Consumer<Entry> finder);

  /** Entries after a sequence number, oldest first. */
  List<Entry> tail(Connection tx, TenantId tenant, String stream, long afterSeq, int limit)
      throws SQLException;

  /**
   * The entries of some types among the {@code window} that follow a sequence number, for whoever
   * follows a stream for the few it is interested in.
   */
  Stretch stretch(
      Connection tx,
      TenantId tenant,
      String stream,
      long afterSeq,
      int window,
      Collection<String> types)
      throws SQLException;

  /** Entries of one run in a stream after a sequence number, oldest first. */
  List<Entry> ofRun(
      Connection tx, TenantId tenant, String stream, String run, long afterSeq, int limit)
      throws SQLException;

  /** Whether an append took place whose commit was never answered: look for one of its events. */
  Optional<Entry> find(Connection tx, TenantId tenant, String eventId) throws SQLException;
}
