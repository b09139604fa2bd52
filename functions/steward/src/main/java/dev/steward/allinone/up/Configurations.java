package dev.steward.allinone.up;

import dev.steward.allinone.place.Home;
import dev.steward.web.identity.LocalTokens;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The configuration of each process, as far as it is not the same everywhere. */
final class Configurations {
  private static final String BRAND = "FIRESTORE_EXECUTOR_URL";

  private final UpSettings settings;
  private final Map<String, String> database;

  Configurations(UpSettings settings, Map<String, String> database) {
    this.settings = settings;
    this.database = Map.copyOf(database);
  }

  /** Everything in one process: its executors are called over HTTP at its own address. */
  Map<String, Object> allInOne() {
    Map<String, Object> all = controlPlane(settings.url());
    all.put("steward.identity.audiences", LocalTokens.AUDIENCE + "," + settings.url());
    return all;
  }

  Map<String, Object> controlPlane(URI brand) {
    Map<String, Object> all = common(settings.port());
    all.put("steward.identity.keys", settings.folder().keys().toString());
    all.put("steward.switches.operators", DemoTenant.ID.value());
    all.put("steward.checkpoints.key", settings.folder().checkpointKey().toString());
    all.put("steward.checkpoints.make-key", true);
    all.put("steward.artifacts.folder", settings.folder().artifacts().toString());
    all.put("steward.catalog.registry", settings.registry().toString());
    all.put("steward.ledger.prices", settings.prices().toString());
    all.put("steward.policies.folder", Home.policies().toString());
    all.put("steward.dispatch.private-addresses", true);
    executors(brand).forEach((name, url) -> all.put(property(name), url));
    return all;
  }

  /** An executor has no keys of its own: it asks the control plane for the public ones. */
  Map<String, Object> brand(URI self) {
    Map<String, Object> all = common(self.getPort());
    all.put("steward.identity.audiences", self.toString());
    all.put("steward.identity.issuers[0].issuer", LocalTokens.ISSUER);
    all.put("steward.identity.issuers[0].jwks-uri", settings.url() + "/.well-known/jwks.json");
    all.put("steward.identity.issuers[0].claims", true);
    return all;
  }

  /** Where each executor is, by its variable in the registry; the environment goes first. */
  static Map<String, String> executors(URI brand) {
    String elsewhere = System.getenv(BRAND);
    return Map.of(
        BRAND, elsewhere == null || elsewhere.isBlank() ? brand.toString() : elsewhere.strip());
  }

  private static String property(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '.');
  }

  private Map<String, Object> common(int port) {
    Map<String, Object> all = new HashMap<>(database);
    all.put("steward.platform", "embedded");
    all.put("micronaut.server.port", port);
    return all;
  }
}
