package dev.steward.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.steward.testkit.FixedClock;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServiceIdentityTest {
  private static final String BRAND = "http://localhost:9001";

  @TempDir Path folder;

  private final FixedClock clock = FixedClock.at("2026-01-01T00:00:00Z");
  private LocalServiceIdentity identity;

  @BeforeEach
  void makeIdentity() {
    identity = new LocalServiceIdentity(new LocalTokens(SigningKeys.in(folder), clock), clock);
  }

  @Test
  void aTokenIsForOneAudienceAndCarriesTheServiceRoleAlone() throws ParseException {
    JWTClaimsSet claims = SignedJWT.parse(identity.tokenFor(BRAND)).getJWTClaimsSet();

    assertThat(claims.getAudience()).containsExactly(BRAND);
    assertThat(claims.getStringListClaim("roles")).containsExactly("service");
  }

  @Test
  void aTokenIsUsedAgainWhileItIsGood() {
    String token = identity.tokenFor(BRAND);
    clock.advance(Duration.ofMinutes(7));

    assertThat(identity.tokenFor(BRAND)).isEqualTo(token);
    assertThat(identity.tokenFor("http://localhost:9002")).isNotEqualTo(token);
  }

  @Test
  void aTokenIsRenewedBeforeItExpires() {
    String token = identity.tokenFor(BRAND);
    clock.advance(Duration.ofMinutes(8));

    assertThat(identity.tokenFor(BRAND)).isNotEqualTo(token);
  }
}
