package dev.steward.allinone.up;

import dev.steward.controlplane.ControlSchema;
import dev.steward.decisions.GovernanceSchema;
import dev.steward.embedded.documents.DocumentsSchema;
import dev.steward.embedded.postgres.Credentials;
import dev.steward.embedded.postgres.PostgresServer;
import java.util.concurrent.CompletableFuture;

/**
 * Brings the schemas up to date as their owner, whose password no function holds. They have
 * histories of their own, so all go at once.
 */
final class Migrations {
  private Migrations() {}

  /** Says how many migrations that took. */
  static int run(PostgresServer postgres) {
    Credentials owner = postgres.owner();
    CompletableFuture<Integer> documents =
        CompletableFuture.supplyAsync(
            () -> DocumentsSchema.migrate(postgres.jdbcUrl(), owner.user(), owner.password()));
    CompletableFuture<Integer> governance =
        CompletableFuture.supplyAsync(
            () -> GovernanceSchema.migrate(postgres.jdbcUrl(), owner.user(), owner.password()));
    int control = ControlSchema.migrate(postgres.jdbcUrl(), owner.user(), owner.password());
    return control + documents.join() + governance.join();
  }
}
