package dev.steward.database;

import dev.steward.core.TenantId;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Transactions bound to a tenant: row-level security sees {@code app.tenant} for exactly their
 * length, and Micronaut Data repositories called inside join them. Whatever the work throws rolls
 * everything back; a {@link dev.steward.core.Fault} passes through as it is, a failing connection
 * becomes a {@link DatabaseUnavailable}, any other failure of SQL a {@link DatabaseFailure}.
 *
 * <p>A call inside another joins it. What would blur the wall between tenants is refused with an
 * {@link IllegalStateException}: another tenant's transaction inside this one, a write inside a
 * read, a bound one inside an unbound one and the reverse.
 */
public interface TenantTransactions {
  <T> T write(TenantId tenant, Work<T> work);

  /**
   * In one round trip and a commit, which those of one tenant and chain who come at the same time
   * share: each returns when its own are durable, and none is touched by what befalls another.
   * Nothing is written unless every requirement is met. Called inside a transaction, it joins that
   * instead; then a requirement that is not met undoes all of it.
   */
  Written write(TenantId tenant, Statements statements);

  /** Runs once the transaction it is called in is committed; at once when there is none. */
  void afterCommit(Runnable what);

  /** Read-only; all its queries see the database as it was at the first of them. */
  <T> T read(TenantId tenant, Work<T> work);

  /**
   * Queries that are known beforehand, in one round trip; they see the database as it was at the
   * first of them.
   */
  default void read(TenantId tenant, Statements queries) {
    read(tenant, queries::execute);
  }

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
