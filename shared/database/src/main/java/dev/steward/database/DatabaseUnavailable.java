package dev.steward.database;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;

/** Postgres cannot be reached, or cannot take the work at present. */
public final class DatabaseUnavailable extends Fault {
  private final boolean perhapsCommitted;

  DatabaseUnavailable(Throwable cause, boolean perhapsCommitted) {
    super(
        ProblemType.UNAVAILABLE,
        perhapsCommitted
            ? "the database was lost during a commit; whether it took place is not known"
            : "the database cannot be reached",
        List.of(),
        cause);
    this.perhapsCommitted = perhapsCommitted;
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
