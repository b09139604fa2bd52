package dev.steward.database;

import dev.steward.testkit.TestDatabase;
import dev.steward.testkit.TestPostgres;
import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A database with one well-walled table, {@code control.thing}. */
final class ThingDatabase {
  private static final String TABLE =
      """
      CREATE SCHEMA control;
      GRANT USAGE ON SCHEMA control TO steward_app;
      CREATE TABLE control.thing (
        tenant_id text NOT NULL,
        id        text NOT NULL,
        PRIMARY KEY (tenant_id, id)
      );
      ALTER TABLE control.thing ENABLE ROW LEVEL SECURITY;
      ALTER TABLE control.thing FORCE ROW LEVEL SECURITY;
      CREATE POLICY thing_of_tenant ON control.thing
        USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
      GRANT SELECT, INSERT ON control.thing TO steward_app;
      """;

  private ThingDatabase() {}

  static TestDatabase fresh() {
    TestDatabase database = TestPostgres.freshDatabase();
    asOwner(database, TABLE);
    return database;
  }

  static void asOwner(TestDatabase database, String sql) {
    try (Connection owner = database.asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static ApplicationContext run(TestDatabase database, Map<String, Object> overrides) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("datasources.default.url", database.jdbcUrl());
    properties.put("datasources.default.username", database.app().user());
    properties.put("datasources.default.password", database.app().password());
    properties.put("datasources.default.maximum-pool-size", 2);
    properties.putAll(overrides);
    return ApplicationContext.run(properties);
  }
}
