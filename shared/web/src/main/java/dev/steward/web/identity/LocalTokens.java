package dev.steward.web.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import java.util.UUID;

/** Issues the local issuer's tokens: RS256, tenant and roles as claims. */
public final class LocalTokens {
  /** The {@code iss} of every local token. */
  public static final String ISSUER = "steward";

  /** The {@code aud} of a caller's token. */
  public static final String AUDIENCE = "steward";

  private final String keyId;
  private final RSASSASigner signer;
  private final InstantSource clock;

  public LocalTokens(SigningKeys keys, InstantSource clock) {
    this.keyId = keys.key().getKeyID();
    this.clock = clock;
    try {
      this.signer = new RSASSASigner(keys.key());
    } catch (JOSEException e) {
      throw new IllegalStateException("the signing key has no private part", e);
    }
  }

  public String issue(
      TenantId tenant, String principal, Set<Role> roles, String audience, Duration timeToLive) {
    Instant now = clock.instant();
    return sign(
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject(principal)
            .audience(audience)
            .claim("tenant", tenant.value())
            .claim("roles", roles.stream().map(Role::wire).sorted().toList())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(timeToLive)))
            .jwtID(UUID.randomUUID().toString())
            .build());
  }

  private String sign(JWTClaimsSet claims) {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).keyID(keyId).build(),
            claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("the token cannot be signed", e);
    }
    return token.serialize();
  }
}
