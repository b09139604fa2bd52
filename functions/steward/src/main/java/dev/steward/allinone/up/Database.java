package dev.steward.allinone.up;

import dev.steward.allinone.place.DataFolder;
import dev.steward.embedded.postgres.PostgresServer;
import dev.steward.embedded.postgres.PostgresSettings;
import java.util.Map;

/** The embedded Postgres of an instance, its schemas up to date. */
final class Database implements AutoCloseable {
  private final PostgresServer postgres;

  private Database(PostgresServer postgres) {
    this.postgres = postgres;
  }

  static Database start(DataFolder folder, Progress progress) {
    PostgresServer postgres = PostgresServer.start(PostgresSettings.kept(folder.postgres()));
    try {
      progress.tell("Postgres is up, data in " + folder.postgres());
      int applied = Migrations.run(postgres);
      progress.tell(
          applied == 0 ? "the schemas are up to date" : applied + " schema migrations applied");
      return new Database(postgres);
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  /** What a function needs to work in it: the role that owns nothing. */
  Map<String, String> properties() {
    return Map.of(
        "datasources.default.url",
        postgres.jdbcUrl(),
        "datasources.default.username",
        postgres.app().user(),
        "datasources.default.password",
        postgres.app().password());
  }

  @Override
  public void close() {
    postgres.close();
  }
}
