package dev.steward.database;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;

/** Postgres cannot be reached, or cannot take the work at present. */
public final class DatabaseUnavailable extends Fault {
  private final boolean perhapsCommitted;
  private final boolean crowded;

  DatabaseUnavailable(Throwable cause, boolean perhapsCommitted) {
    this(
        cause,
        perhapsCommitted
            ? "the database was lost during a commit; whether it took place is not known"
            : "the database cannot be reached",
        perhapsCommitted,
        false);
  }

  private DatabaseUnavailable(
      Throwable cause, String detail, boolean perhapsCommitted, boolean crowded) {
    super(ProblemType.UNAVAILABLE, detail, List.of(), cause);
    this.perhapsCommitted = perhapsCommitted;
    this.crowded = crowded;
  }

  /** It works, but so many others came first that this one's turn did not come in time. */
  static DatabaseUnavailable crowded(Throwable cause) {
    return new DatabaseUnavailable(
        cause, "too many others wait to write to the database", false, true);
  }

  DatabaseUnavailable anew() {
    return new DatabaseUnavailable(this, detail(), perhapsCommitted, crowded);
  }

  /** Whether others were served while this one waited in vain; nothing was done. */
  public boolean isCrowded() {
    return crowded;
  }

  /**
   * Whether the commit had been sent. Then the work may be done: look in a new transaction before
   * doing it again.
   */
  public boolean perhapsCommitted() {
    return perhapsCommitted;
  }

  /** Whether there was no connection to be had, so that whoever asks next would wait in vain. */
  boolean away() {
    for (Throwable t = getCause(); t != null; t = t.getCause()) {
      if (t instanceof SQLTransientConnectionException
          || (t instanceof SQLException sql && "08001".equals(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }
}
