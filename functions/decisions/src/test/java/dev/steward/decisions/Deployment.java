package dev.steward.decisions;

import dev.steward.core.Clocks;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.embedded.documents.DocumentsSchema;
import dev.steward.testkit.TestDatabase;
import dev.steward.testkit.TestPostgres;
import dev.steward.web.identity.LocalTokens;
import dev.steward.web.identity.SigningKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;

/** This function on embedded parts, with a database of its own, and tokens it believes. */
public record Deployment(Map<String, Object> properties, TestDatabase database, Path folder) {
  private static final String AUDIENCE = "http://decisions.test";

  public static Deployment in(Path folder) {
    TestDatabase database = TestPostgres.freshDatabase();
    String owner = database.owner().user();
    String password = database.owner().password();
    DocumentsSchema.migrate(database.jdbcUrl(), owner, password);
    Flyway.configure()
        .dataSource(database.jdbcUrl(), owner, password)
        .locations("classpath:db/journal", "filesystem:../control-plane/src/main/resources/db")
        .schemas("control")
        .load()
        .migrate();
    GovernanceSchema.migrate(database.jdbcUrl(), owner, password);
    Map<String, Object> properties =
        new TreeMap<>(
            Map.of(
                "steward.platform", "embedded",
                "datasources.default.url", database.jdbcUrl(),
                "datasources.default.username", database.app().user(),
                "datasources.default.password", database.app().password(),
                "datasources.default.driver-class-name", "org.postgresql.Driver"));
    properties.put("micronaut.server.host", "127.0.0.1");
    properties.put("micronaut.server.port", -1);
    properties.put("executor.audience", AUDIENCE);
    properties.put("control-plane.account", "control-plane@example.com");
    properties.put("steward.identity.keys", folder.resolve("keys").toString());
    properties.put("steward.redaction.secret", "a secret for tests, of 32 bytes and more");
    return new Deployment(properties, database, folder);
  }

  public String token(String tenant, Role role) {
    return new LocalTokens(SigningKeys.in(folder.resolve("keys")), Clocks.system())
        .issue(new TenantId(tenant), "someone", Set.of(role), AUDIENCE, Duration.ofMinutes(5));
  }
}
