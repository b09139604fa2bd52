package dev.steward.reliability.clients;

import dev.steward.core.Clocks;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.web.identity.LocalTokens;
import dev.steward.web.identity.SigningKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who calls, and the tokens they call with. */
public final class Persons {
  /** No clock jump makes it old. */
  private static final Duration VALID = Duration.ofDays(2);

  private final LocalTokens tokens;
  private final Map<String, String> issued = new ConcurrentHashMap<>();

  public Persons(Path keys) {
    tokens = new LocalTokens(SigningKeys.in(keys), Clocks.system());
  }

  public String operator(TenantId tenant, String name) {
    return token(tenant, name, Role.OPERATOR);
  }

  public String admin(TenantId tenant) {
    return token(tenant, "root@" + tenant.value(), Role.ADMIN);
  }

  private String token(TenantId tenant, String name, Role role) {
    return issued.computeIfAbsent(
        tenant.value() + " " + name + " " + role,
        _ -> tokens.issue(tenant, name, Set.of(role), LocalTokens.AUDIENCE, VALID));
  }
}
