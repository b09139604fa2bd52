package dev.steward.embedded.documents;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A connection for each transaction, as the runtime role. */
record PlainTransactions(TestDatabase database) implements TenantTransactions {
  @Override
  public <T> T write(TenantId tenant, Work<T> work) {
    try (Connection connection = database.asApp()) {
      connection.setAutoCommit(false);
      try (PreparedStatement bind =
          connection.prepareStatement("SELECT set_config('app.tenant', ?, true)")) {
        bind.setString(1, tenant.value());
        bind.execute();
      }
      T result = work.with(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public <T> T read(TenantId tenant, Work<T> work) {
    return write(tenant, work);
  }

  @Override
  public <T> T readUnbound(Work<T> work) {
    throw new UnsupportedOperationException("documents always belong to a tenant");
  }
}
