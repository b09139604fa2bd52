package dev.steward.controlplane;

import org.flywaydb.core.Flyway;

/** The tables of the control plane, the journal's among them. */
public final class ControlSchema {
  private ControlSchema() {}

  /** Brings the schema up to date as its owner; says how many migrations that took. */
  public static int migrate(String jdbcUrl, String owner, String password) {
    return Flyway.configure()
        .dataSource(jdbcUrl, owner, password)
        .locations("classpath:db/journal", "classpath:db/control")
        .schemas("control")
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
