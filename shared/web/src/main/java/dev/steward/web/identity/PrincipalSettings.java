package dev.steward.web.identity;

import io.micronaut.context.annotation.EachProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code steward.identity.principals}: the verified email or the subject of a token
 * from an issuer that does not know our tenants, and what that principal is here.
 */
@EachProperty(value = "steward.identity.principals", list = true)
record PrincipalSettings(
    @Nullable String email, @Nullable String subject, String tenant, List<String> roles) {
  PrincipalSettings {
    if ((email == null) == (subject == null)) {
      throw new IllegalArgumentException("a principal is listed by email or by subject");
    }
    roles = List.copyOf(roles);
  }
}
