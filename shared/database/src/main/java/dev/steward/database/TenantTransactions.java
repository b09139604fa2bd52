package dev.steward.database;

import dev.steward.core.TenantId;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Transactions bound to a tenant: row-level security sees {@code app.tenant} for exactly their
 * length.
 */
public interface TenantTransactions {
  <T> T write(TenantId tenant, Work<T> work);

  <T> T read(TenantId tenant, Work<T> work);

  /**
   * A read-only transaction bound to no tenant. Row-level security hides every tenant's rows; only
   * tables that belong to none, such as the directory of tenants, can be read.
   */
  <T> T readUnbound(Work<T> work);

  /** What is done inside; the connection ends with it. */
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }
}
