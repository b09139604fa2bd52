package dev.steward.web.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.steward.core.Caller;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import java.text.ParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An issuer that knows our tenants: tenant and roles are claims of the token. */
final class OwnClaims implements Claims {
  @Override
  public Caller caller(JWTClaimsSet verified) {
    try {
      return new Caller(
          tenant(verified.getStringClaim("tenant")),
          verified.getSubject(),
          roles(verified.getStringListClaim("roles")));
    } catch (ParseException | IllegalArgumentException e) {
      throw new Unauthenticated("the token's tenant, subject or roles are not of the right shape");
    }
  }

  private static TenantId tenant(@Nullable String claim) {
    if (claim == null) {
      throw new Unauthenticated("the token names no tenant");
    }
    return new TenantId(claim);
  }

  /** A role this version does not know makes the whole token void: it may have meant less. */
  private static Set<Role> roles(@Nullable List<String> claim) {
    if (claim == null || claim.isEmpty()) {
      throw new Unauthenticated("the token names no roles");
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String wire : claim) {
      roles.add(
          Role.of(wire).orElseThrow(() -> new Unauthenticated("the token names an unknown role")));
    }
    return roles;
  }
}
