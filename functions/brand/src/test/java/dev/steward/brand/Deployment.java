package dev.steward.brand;

import dev.steward.core.Clocks;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.embedded.documents.DocumentsSchema;
import dev.steward.testkit.TestDatabase;
import dev.steward.testkit.TestPostgres;
import dev.steward.testkit.emulators.FirestoreEmulator;
import dev.steward.web.identity.LocalTokens;
import dev.steward.web.identity.SigningKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The configuration this function needs on each platform, and tokens it believes. */
record Deployment(Map<String, Object> properties, Path keys) {
  static final String AUDIENCE = "http://brand.test";

  static Deployment onPostgres() {
    TestDatabase database = TestPostgres.freshDatabase();
    DocumentsSchema.migrate(
        database.jdbcUrl(), database.owner().user(), database.owner().password());
    return with(
        Map.of(
            "steward.platform", "embedded",
            "datasources.default.url", database.jdbcUrl(),
            "datasources.default.username", database.app().user(),
            "datasources.default.password", database.app().password(),
            "datasources.default.driver-class-name", "org.postgresql.Driver"));
  }

  static Deployment onFirestore() {
    return with(
        Map.of(
            "steward.platform",
            "gcp",
            "steward.firestore.project",
            "brand-" + UUID.randomUUID(),
            "steward.firestore.emulator-host",
            FirestoreEmulator.hostPort()));
  }

  private static Deployment with(Map<String, Object> store) {
    try {
      Path keys = Files.createTempDirectory("steward-brand");
      Map<String, Object> properties = new TreeMap<>(store);
      properties.put("micronaut.server.host", "127.0.0.1");
      properties.put("micronaut.server.port", -1);
      properties.put("executor.audience", AUDIENCE);
      properties.put("control-plane.account", "control-plane@example.com");
      properties.put("steward.identity.keys", keys.toString());
      return new Deployment(properties, keys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String token(Role role) {
    return new LocalTokens(SigningKeys.in(keys), Clocks.system())
        .issue(
            new TenantId("steward"),
            "control-plane",
            Set.of(role),
            AUDIENCE,
            Duration.ofMinutes(5));
  }
}
