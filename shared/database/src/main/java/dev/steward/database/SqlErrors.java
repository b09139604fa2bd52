package dev.steward.database;

import dev.steward.core.Fault;
import java.sql.SQLException;

/** What an exception from the driver, the pool or Micronaut Data is thrown on as. */
final class SqlErrors {
  private SqlErrors() {}

  static RuntimeException unchecked(Exception thrown, boolean committing) {
    if (thrown instanceof Fault fault) {
      return fault;
    }
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return unreachable(sql)
            ? new DatabaseUnavailable(thrown, committing)
            : new DatabaseFailure(sql);
      }
    }
    return (RuntimeException) thrown;
  }

  /**
   * 08: connection; 53: out of disk, memory or connections; 57P: going down or coming up; 55P03:
   * somebody held a lock for too long. The pool gives no state for a connection that it closed or
   * could not give.
   */
  private static boolean unreachable(SQLException sql) {
    String state = sql.getSQLState();
    return state == null
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.equals("55P03");
  }
}
