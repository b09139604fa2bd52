package dev.steward.web.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every issuer of the configuration, and the local one when this process has its keys. */
@Singleton
final class TrustedIssuers {
  private static final Set<JWSAlgorithm> LOCAL = Set.of(JWSAlgorithm.RS256);
  private static final Set<JWSAlgorithm> REMOTE = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  private final Map<String, TrustedIssuer> byName = new HashMap<>();

  TrustedIssuers(
      IdentitySettings identity,
      Collection<IssuerSettings> issuers,
      Collection<PrincipalSettings> principals,
      @Nullable SigningKeys keys,
      InstantSource clock) {
    Claims mapped = new MappedPrincipals(principals);
    Claims own = new OwnClaims();
    if (keys != null) {
      Set<String> audiences = Set.copyOf(identity.audiences());
      JWKSource<SecurityContext> source = new ImmutableJWKSet<>(keys.published());
      add(TrustedIssuer.of(LocalTokens.ISSUER, false, source, LOCAL, audiences, own, clock));
    }
    for (IssuerSettings settings : issuers) {
      boolean remote = settings.jwksUri() != null;
      List<String> named = settings.audiences();
      add(
          TrustedIssuer.of(
              settings.issuer(),
              remote,
              source(settings),
              remote ? REMOTE : LOCAL,
              Set.copyOf(named.isEmpty() ? identity.audiences() : named),
              settings.claims() ? own : mapped,
              clock));
    }
  }

  Optional<TrustedIssuer> named(@Nullable String issuer) {
    return Optional.ofNullable(byName.get(issuer));
  }

  private void add(TrustedIssuer issuer) {
    if (byName.putIfAbsent(issuer.issuer(), issuer) != null) {
      throw new IllegalArgumentException("two issuers are named " + issuer.issuer());
    }
  }

  private static JWKSource<SecurityContext> source(IssuerSettings settings) {
    if (settings.jwksUri() != null) {
      return RemoteKeys.at(settings.jwksUri());
    }
    return new ImmutableJWKSet<>(read(settings.jwksFile()));
  }

  private static JWKSet read(@Nullable Path file) {
    if (file == null) {
      throw new IllegalArgumentException("an issuer needs either jwks-uri or jwks-file");
    }
    try {
      return JWKSet.load(file.toFile());
    } catch (IOException | ParseException e) {
      throw new IllegalArgumentException(file + " is not a readable JWK set", e);
    }
  }
}
