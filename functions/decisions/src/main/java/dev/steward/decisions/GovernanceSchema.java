package dev.steward.decisions;

import org.flywaydb.core.Flyway;

/** The tables of governed decisions, with a history of migrations of their own. */
public final class GovernanceSchema {
  private GovernanceSchema() {}

  /** Brings the schema up to date as its owner; says how many migrations that took. */
  public static int migrate(String jdbcUrl, String owner, String password) {
    return Flyway.configure()
        .dataSource(jdbcUrl, owner, password)
        .locations("classpath:db/governance")
        .schemas("governance")
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
