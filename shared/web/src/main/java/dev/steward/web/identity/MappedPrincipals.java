package dev.steward.web.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An issuer that does not know our tenants, such as Google: only listed principals have a tenant
 * and roles. The caller is named by what it was listed by, so that the journal shows the same name
 * as the configuration.
 */
final class MappedPrincipals implements Claims {
  private final Map<String, Caller> byEmail = new HashMap<>();
  private final Map<String, Caller> bySubject = new HashMap<>();

  MappedPrincipals(Collection<PrincipalSettings> principals) {
    for (PrincipalSettings principal : principals) {
      if (principal.email() != null) {
        byEmail.put(principal.email(), caller(principal.email(), principal));
      }
      if (principal.subject() != null) {
        bySubject.put(principal.subject(), caller(principal.subject(), principal));
      }
    }
  }

  @Override
  public Caller caller(JWTClaimsSet verified) {
    Caller caller = bySubject.get(verified.getSubject());
    if (caller == null && Boolean.TRUE.equals(verified.getClaim("email_verified"))) {
      caller = byEmail(verified.getClaim("email"));
    }
    if (caller == null) {
      throw new Fault(
          ProblemType.FORBIDDEN, "the token is genuine, but its principal is not listed here");
    }
    return caller;
  }

  private @Nullable Caller byEmail(@Nullable Object claim) {
    return claim instanceof String email ? byEmail.get(email) : null;
  }

  private static Caller caller(String name, PrincipalSettings settings) {
    return new Caller(new TenantId(settings.tenant()), name, roles(name, settings));
  }

  private static Set<Role> roles(String name, PrincipalSettings settings) {
    return settings.roles().stream()
        .map(
            wire ->
                Role.of(wire)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "the principal " + name + " has the unknown role " + wire)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
