package dev.steward.allinone.probe;

import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.web.identity.LocalServiceIdentity;
import dev.steward.web.identity.LocalTokens;
import java.time.Duration;
import java.util.Set;

/**
 * The tokens a probe shows, the right one and those that must be refused; and whose work it does.
 */
public record Credentials(LocalTokens issuer, TenantId tenant) {
  private static final Duration SHORT = Duration.ofMinutes(2);
  private static final String PRINCIPAL = "steward-probe";

  String right(String audience) {
    return issuer.issue(
        LocalServiceIdentity.TENANT, PRINCIPAL, Set.of(Role.SERVICE), audience, SHORT);
  }

  String forAnotherAudience() {
    return issuer.issue(
        LocalServiceIdentity.TENANT,
        PRINCIPAL,
        Set.of(Role.SERVICE),
        "https://elsewhere.invalid",
        SHORT);
  }

  /** A caller's own token: executors accept the control plane only. */
  String ofCaller(String audience) {
    return issuer.issue(tenant, PRINCIPAL, Set.of(Role.ADMIN), audience, SHORT);
  }
}
