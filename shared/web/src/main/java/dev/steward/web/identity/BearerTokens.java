package dev.steward.web.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import dev.steward.core.Caller;
import dev.steward.core.Digest;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import io.micronaut.context.annotation.Context;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Turns a bearer token into a caller, or says why not. Made at start, so that a wrong configuration
 * is met then and not by the first caller.
 */
@Context
public final class BearerTokens {
  private static final int MAX_LENGTH = 8_192;

  /** Keys that were withdrawn and principals that were unlisted are noticed within this time. */
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private final TrustedIssuers issuers;
  private final InstantSource clock;
  private final VerifiedTokens verified = new VerifiedTokens();

  BearerTokens(TrustedIssuers issuers, InstantSource clock) {
    this.issuers = issuers;
    this.clock = clock;
  }

  /** The caller of a token that was verified a short while ago; never blocks. */
  public Optional<Caller> known(String token) {
    return verified.find(Digest.of(token), clock.instant());
  }

  /**
   * May block to fetch the issuer's keys. Throws {@link Unauthenticated}; a fault FORBIDDEN for a
   * genuine token whose principal is not listed; a fault UNAVAILABLE when the issuer's keys cannot
   * be fetched.
   */
  public Caller verify(String token) {
    if (token.length() > MAX_LENGTH) {
      throw new Unauthenticated("the token is too long");
    }
    SignedJWT jwt = parse(token);
    TrustedIssuer issuer = issuer(jwt);
    JWTClaimsSet claims = verify(jwt, issuer);
    Caller caller = issuer.claims().caller(claims);
    verified.keep(Digest.of(token), caller, until(claims));
    return caller;
  }

  private static SignedJWT parse(String token) {
    try {
      return SignedJWT.parse(token);
    } catch (ParseException e) {
      throw new Unauthenticated("the token is not a signed JWT");
    }
  }

  /** Reads the issuer before anything is verified: it only picks the keys to verify with. */
  private TrustedIssuer issuer(SignedJWT jwt) {
    try {
      return issuers
          .named(jwt.getJWTClaimsSet().getIssuer())
          .orElseThrow(() -> new Unauthenticated("the token's issuer is not trusted here"));
    } catch (ParseException e) {
      throw new Unauthenticated("the token's claims cannot be read");
    }
  }

  private static JWTClaimsSet verify(SignedJWT jwt, TrustedIssuer issuer) {
    try {
      return issuer.processor().process(jwt, null);
    } catch (ExpiredJWTException e) {
      throw new Unauthenticated("the token has expired");
    } catch (BadJOSEException e) {
      throw new Unauthenticated(
          "the token's signature, algorithm, audience or validity time is not accepted");
    } catch (KeySourceException e) {
      throw new Fault(
          ProblemType.UNAVAILABLE,
          "the keys of the token's issuer cannot be fetched",
          List.of(),
          e);
    } catch (JOSEException e) {
      throw new Unauthenticated("the token's signature cannot be verified");
    }
  }

  private Instant until(JWTClaimsSet claims) {
    Instant expiry = claims.getExpirationTime().toInstant().plus(TrustedIssuer.SKEW);
    Instant forgotten = clock.instant().plus(REMEMBERED);
    return expiry.isBefore(forgotten) ? expiry : forgotten;
  }
}
