package dev.steward.database;

import io.micronaut.transaction.TransactionCallback;
import io.micronaut.transaction.TransactionStatus;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.util.PSQLState;

/**
 * Work inside a transaction, and why it failed: the transaction manager would rather report that it
 * could not roll back on a connection that is gone.
 */
final class Attempt<T> implements TransactionCallback<Connection, T> {
  private final boolean writing;
  private final TenantTransactions.Work<T> work;
  private @Nullable RuntimeException failure;
  private boolean done;

  Attempt(boolean writing, TenantTransactions.Work<T> work) {
    this.writing = writing;
    this.work = work;
  }

  @Override
  public T call(TransactionStatus<Connection> status) {
    Connection connection = status.getConnection();
    try {
      T result = work.with(connection);
      refuseToCommitASpoiledOne(connection);
      done = true;
      return result;
    } catch (SQLException | RuntimeException e) {
      RuntimeException translated = SqlErrors.unchecked(e, false);
      failure = translated;
      throw translated;
    }
  }

  /** What to throw when the transaction manager threw. */
  RuntimeException explain(RuntimeException thrown) {
    return failure == null ? SqlErrors.unchecked(thrown, writing && done) : failure;
  }

  /**
   * After an error that somebody caught, Postgres answers COMMIT by rolling back, and the driver
   * says nothing.
   */
  private static void refuseToCommitASpoiledOne(Connection connection) throws SQLException {
    if (connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED) {
      throw new SQLException(
          "an earlier error was caught, but it had ended the transaction",
          PSQLState.IN_FAILED_SQL_TRANSACTION.getState());
    }
  }
}
