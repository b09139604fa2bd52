package dev.steward.web.identity;

import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.ports.identity.ServiceIdentity;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The control plane's identity where no cloud vouches for it: service-role tokens of the local
 * issuer. Whose work is done is said by the call's headers; the token's own tenant is Steward's.
 */
@Singleton
@Requires(beans = LocalTokens.class)
@Requires(property = "steward.platform", value = "embedded")
public final class LocalServiceIdentity implements ServiceIdentity {
  /** The tenant Steward itself belongs to; no business may have this name. */
  public static final TenantId TENANT = new TenantId("steward");

  static final String PRINCIPAL = "control-plane";

  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final Duration RESERVE = Duration.ofMinutes(2);

  private record Issued(String token, Instant until) {}

  private final LocalTokens tokens;
  private final InstantSource clock;
  private final Map<String, Issued> byAudience = new ConcurrentHashMap<>();

  public LocalServiceIdentity(LocalTokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public String tokenFor(String audience) {
    Instant now = clock.instant();
    Issued issued = byAudience.get(audience);
    if (issued == null || !now.isBefore(issued.until())) {
      issued = issue(audience, now);
      byAudience.put(audience, issued);
    }
    return issued.token();
  }

  private Issued issue(String audience, Instant now) {
    String token = tokens.issue(TENANT, PRINCIPAL, Set.of(Role.SERVICE), audience, LIFE);
    return new Issued(token, now.plus(LIFE).minus(RESERVE));
  }
}
