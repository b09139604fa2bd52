package dev.steward.decisions.memory;

import dev.steward.core.TenantId;
import dev.steward.database.Statements;
import dev.steward.database.TenantTransactions;
import dev.steward.database.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Transactions on one connection, as the runtime role: a Postgres in which everybody is a superuser
 * would not let the application start.
 */
final class DirectTransactions implements TenantTransactions {
  private final Connection connection;

  DirectTransactions(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
  }

  @Override
  public <T> T write(TenantId tenant, Work<T> work) {
    return bound(tenant.value(), work);
  }

  @Override
  public <T> T read(TenantId tenant, Work<T> work) {
    return bound(tenant.value(), work);
  }

  @Override
  public <T> T readUnbound(Work<T> work) {
    return bound("", work);
  }

  @Override
  public Written write(TenantId tenant, Statements statements) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void afterCommit(Runnable what) {
    throw new UnsupportedOperationException();
  }

  private synchronized <T> T bound(String tenant, Work<T> work) {
    try {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET LOCAL ROLE steward_app");
        statement.execute("SET LOCAL app.tenant = '" + tenant + "'");
      }
      T result = work.with(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      rollback();
    }
  }

  private void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
