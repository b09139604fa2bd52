package dev.steward.web.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;

/** One issuer we believe: its keys, the only algorithms it may use, what its claims mean. */
record TrustedIssuer(
    String issuer, boolean remote, DefaultJWTProcessor<SecurityContext> processor, Claims claims) {
  static final Duration SKEW = Duration.ofSeconds(30);

  static TrustedIssuer of(
      String issuer,
      boolean remote,
      JWKSource<SecurityContext> keys,
      Set<JWSAlgorithm> algorithms,
      Set<String> audiences,
      Claims claims,
      InstantSource clock) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
    processor.setJWTClaimsSetVerifier(new Verifier(issuer, audiences, clock));
    return new TrustedIssuer(issuer, remote, processor, claims);
  }

  private static final class Verifier extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final InstantSource clock;

    Verifier(String issuer, Set<String> audiences, InstantSource clock) {
      super(
          // asked contains(null), which the sets of Set.of answer with an exception
          new HashSet<>(audiences),
          new JWTClaimsSet.Builder().issuer(issuer).build(),
          Set.of("sub", "exp"),
          Set.of());
      this.clock = clock;
      setMaxClockSkew((int) SKEW.toSeconds());
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }
}
