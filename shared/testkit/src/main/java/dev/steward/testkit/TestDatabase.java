package dev.steward.testkit;

import dev.steward.embedded.postgres.Credentials;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database of one test's own, and who can log in to it. */
public record TestDatabase(
    String jdbcUrl, Credentials owner, Credentials app, Credentials superuser) {
  public Connection asOwner() throws SQLException {
    return as(owner);
  }

  public Connection asApp() throws SQLException {
    return as(app);
  }

  /** Row-level security does not bind this one: for looking behind the scenes and for damage. */
  public Connection asSuperuser() throws SQLException {
    return as(superuser);
  }

  private Connection as(Credentials role) throws SQLException {
    return DriverManager.getConnection(jdbcUrl, role.user(), role.password());
  }
}
