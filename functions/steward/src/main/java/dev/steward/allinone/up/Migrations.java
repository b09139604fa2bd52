package dev.steward.allinone.up;

import dev.steward.controlplane.ControlSchema;
import dev.steward.embedded.documents.DocumentsSchema;
import dev.steward.embedded.postgres.PostgresServer;

/**
 * Brings the schemas up to date as their owner. Done here and not in each function's context,
 * because a function runs as the role that owns nothing.
 */
final class Migrations {
  private Migrations() {}

  static int run(PostgresServer postgres) {
    String url = postgres.jdbcUrl();
    String owner = postgres.owner().user();
    String password = postgres.owner().password();
    return ControlSchema.migrate(url, owner, password)
        + DocumentsSchema.migrate(url, owner, password);
  }
}
