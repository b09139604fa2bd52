package dev.steward.embedded.documents;

import org.flywaydb.core.Flyway;

/** The tables of the documents, with a history of migrations of their own. */
public final class DocumentsSchema {
  private DocumentsSchema() {}

  /** Brings the schema up to date as its owner; says how many migrations that took. */
  public static int migrate(String jdbcUrl, String owner, String password) {
    return Flyway.configure()
        .dataSource(jdbcUrl, owner, password)
        .locations("classpath:db/documents")
        .schemas("documents")
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
