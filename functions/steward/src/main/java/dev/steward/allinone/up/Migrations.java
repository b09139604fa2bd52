package dev.steward.allinone.up;

import dev.steward.embedded.postgres.PostgresServer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the schemas up to date as their owner. Done here and not in each function's context,
 * because only this process always has the migrations of all of them on its class path.
 */
final class Migrations {
  private Migrations() {}

  static int run(PostgresServer postgres) {
    MigrateResult result =
        Flyway.configure()
            .dataSource(postgres.jdbcUrl(), postgres.owner().user(), postgres.owner().password())
            .locations("classpath:db")
            .schemas("control", "documents")
            .load()
            .migrate();
    return result.migrationsExecuted;
  }
}
