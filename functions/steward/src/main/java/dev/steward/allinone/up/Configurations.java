package dev.steward.allinone.up;

import dev.steward.allinone.place.Home;
import dev.steward.allinone.place.KeptSecret;
import dev.steward.core.Clocks;
import dev.steward.core.Role;
import dev.steward.web.identity.LocalTokens;
import dev.steward.web.identity.SigningKeys;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The configuration of each process, as far as it is not the same everywhere. */
final class Configurations {
  private static final Duration UNTIL_THE_NEXT_START = Duration.ofDays(3_650);

  private final UpSettings settings;
  private final Map<String, String> database;

  Configurations(UpSettings settings, Map<String, String> database) {
    this.settings = settings;
    this.database = Map.copyOf(database);
  }

  /** Everything in one process: its executors are called over HTTP at its own address. */
  Map<String, Object> allInOne() {
    Map<String, Object> all = controlPlane(Executors.allAt(settings.url()));
    all.putAll(warehouse());
    all.putAll(redaction());
    all.putAll(webhooks());
    all.put("steward.identity.audiences", LocalTokens.AUDIENCE + "," + settings.url());
    return all;
  }

  Map<String, Object> controlPlane(Executors executors) {
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
    all.put("steward.jobs.token", KeptSecret.in(settings.folder().jobToken()));
    all.put("steward.jobs.tenant", DemoTenant.ID.value());
    all.putAll(executors.properties());
    return all;
  }

  Map<String, Object> brand(URI self) {
    return executor(self);
  }

  Map<String, Object> analytics(URI self) {
    Map<String, Object> all = executor(self);
    all.putAll(warehouse());
    all.put("steward.artifacts.folder", settings.folder().artifacts().toString());
    // People and schedulers send events to it themselves.
    all.put("steward.identity.audiences", LocalTokens.AUDIENCE + "," + self);
    return all;
  }

  Map<String, Object> decisions(URI self) {
    Map<String, Object> all = executor(self);
    all.putAll(redaction());
    all.putAll(webhooks());
    // People publish policies and look at decisions themselves.
    all.put("steward.identity.audiences", LocalTokens.AUDIENCE + "," + self);
    return all;
  }

  private Map<String, Object> redaction() {
    return Map.of("steward.redaction.secret", KeptSecret.in(settings.folder().redactionSecret()));
  }

  /** What waits for people is asked at the control plane, for endpoints of the demo's tenant. */
  private Map<String, Object> webhooks() {
    String token =
        new LocalTokens(SigningKeys.in(settings.folder().keys()), Clocks.system())
            .issue(
                DemoTenant.ID,
                "webhooks",
                Set.of(Role.OPERATOR),
                LocalTokens.AUDIENCE,
                UNTIL_THE_NEXT_START);
    return Map.of(
        "steward.webhooks.control-plane",
        settings.url().toString(),
        "steward.webhooks.token",
        token);
  }

  private Map<String, Object> warehouse() {
    return Map.of(
        "steward.warehouse.folder", settings.folder().warehouse().toString(),
        "steward.events.folder", settings.folder().events().toString(),
        "steward.intake.schemas", Home.events().toString());
  }

  /** An executor has no keys of its own: it asks the control plane for the public ones. */
  private Map<String, Object> executor(URI self) {
    Map<String, Object> all = common(self.getPort());
    all.put("steward.identity.audiences", self.toString());
    all.put("steward.identity.issuers[0].issuer", LocalTokens.ISSUER);
    all.put("steward.identity.issuers[0].jwks-uri", settings.url() + "/.well-known/jwks.json");
    all.put("steward.identity.issuers[0].claims", true);
    return all;
  }

  private Map<String, Object> common(int port) {
    Map<String, Object> all = new HashMap<>(settings.more().properties());
    all.putAll(database);
    all.put("steward.platform", "embedded");
    all.put("micronaut.server.port", port);
    return all;
  }
}
