package dev.steward.web.identity;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code steward.identity.issuers}: whose tokens are accepted, where its public keys
 * are, and under which audiences (none: those of this process). Only an issuer with {@code claims:
 * true} may say the tenant and roles itself; the principals of any other must be listed under
 * {@code steward.identity.principals}.
 */
@EachProperty(value = "steward.identity.issuers", list = true)
record IssuerSettings(
    String issuer,
    @Nullable URI jwksUri,
    @Nullable Path jwksFile,
    @Bindable(defaultValue = "") List<String> audiences,
    @Bindable(defaultValue = "false") boolean claims) {
  IssuerSettings {
    if ((jwksUri == null) == (jwksFile == null)) {
      throw new IllegalArgumentException(
          "the issuer " + issuer + " needs either jwks-uri or jwks-file");
    }
    audiences = audiences.stream().filter(audience -> !audience.isBlank()).toList();
  }
}
