package dev.steward.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes tokens that are right in everything but what the test says. */
final class Forge {
  private final RSAKey key;
  private final JWTClaimsSet.Builder claims =
      new JWTClaimsSet.Builder()
          .issuer("steward")
          .subject("supervisor-1")
          .audience("steward")
          .claim("tenant", "demo")
          .claim("roles", List.of("supervisor"))
          .issueTime(at(Duration.ZERO))
          .expirationTime(at(Duration.ofMinutes(5)));

  Forge(RSAKey key) {
    this.key = key;
  }

  static RSAKey keyIn(Path folder) {
    try {
      return RSAKey.parse(Files.readString(folder.resolve("signing-key.jwk")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static ECKey ec(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static Date at(Duration fromNow) {
    return Date.from(Instant.now().plus(fromNow));
  }

  Forge with(String claim, @Nullable Object value) {
    claims.claim(claim, value);
    return this;
  }

  String signed() {
    return sign(header(JWSAlgorithm.RS256), rsaSigner(key));
  }

  String signedBy(RSAKey other) {
    return sign(header(JWSAlgorithm.RS256), rsaSigner(other));
  }

  String signedBy(ECKey other) {
    try {
      JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(other.getKeyID()).build();
      return sign(header, new ECDSASigner(other));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String signedAs(JWSAlgorithm algorithm) {
    return sign(header(algorithm), rsaSigner(key));
  }

  String typed(String type) {
    JWSHeader header =
        new JWSHeader.Builder(header(JWSAlgorithm.RS256)).type(new JOSEObjectType(type)).build();
    return sign(header, rsaSigner(key));
  }

  /** The old trick: the public key, which all may have, used as the secret of an HMAC. */
  String signedWithThePublicKeyAsSecret() {
    try {
      return sign(header(JWSAlgorithm.HS256), new MACSigner(key.toRSAPublicKey().getEncoded()));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Brings its own key, in the header, to be verified with. */
  String bringingItsOwnKey(RSAKey own) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .jwk(own.toPublicJWK())
            .keyID(key.getKeyID())
            .build();
    return sign(header, rsaSigner(own));
  }

  String unsigned() {
    return new PlainJWT(claims.build()).serialize();
  }

  private JWSHeader header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm)
        .type(JOSEObjectType.JWT)
        .keyID(Objects.requireNonNull(key.getKeyID()))
        .build();
  }

  private static JWSSigner rsaSigner(RSAKey key) {
    try {
      return new RSASSASigner(key);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String sign(JWSHeader header, JWSSigner signer) {
    SignedJWT token = new SignedJWT(header, claims.build());
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }
}
