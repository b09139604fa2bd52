package dev.steward.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedTokensTest extends WebTest {
  @Test
  void theForgesTokenIsGoodUnlessSpoilt() {
    assertThat(send(request("/probe/caller", forge().signed())).statusCode()).isEqualTo(200);
  }

  @Test
  void garbageIsRefused() {
    refused("garbage");
    refused("a.b.c");
    refused("..");
    refused("{}");
    refused(forge().signed() + "x");
    refused("x".repeat(9_000));
  }

  @Test
  void aTokenWithoutASignatureIsRefused() {
    refused(forge().unsigned());
  }

  @Test
  void aSignatureMadeWithThePublicKeyAsSecretIsRefused() {
    refused(forge().signedWithThePublicKeyAsSecret());
  }

  @Test
  void anotherAlgorithmOfTheRightKeyIsRefused() {
    refused(forge().signedAs(JWSAlgorithm.PS256));
    refused(forge().signedAs(JWSAlgorithm.RS512));
  }

  @Test
  void anotherKeyIsRefusedWhateverItCallsItself() {
    refused(forge().signedBy(Forge.rsa("mine")));
    refused(forge().bringingItsOwnKey(Forge.rsa("mine")));
    RSAKey local = Forge.keyIn(keys);
    refused(new Forge(Forge.rsa(local.getKeyID())).signed());
  }

  @Test
  void anEllipticKeyIsRefusedForTheLocalIssuer() {
    refused(forge().signedBy(Forge.ec("mine")));
  }

  @Test
  void aTokenOfAnotherTypeIsRefused() {
    refused(forge().typed("logout+jwt"));
  }

  @Test
  void anExpiredTokenIsRefused() {
    refused(forge().with("exp", Forge.at(Duration.ofSeconds(-31))).signed());
  }

  @Test
  void aClockThatIsHalfAMinuteOffIsForgiven() {
    String token = forge().with("exp", Forge.at(Duration.ofSeconds(-15))).signed();

    assertThat(send(request("/probe/caller", token)).statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenThatNeverExpiresIsRefused() {
    refused(forge().with("exp", null).signed());
  }

  @Test
  void aTokenNotYetValidIsRefused() {
    refused(forge().with("nbf", Forge.at(Duration.ofMinutes(2))).signed());
  }

  @Test
  void aTokenForSomebodyElseIsRefused() {
    refused(forge().with("aud", "https://elsewhere.example").signed());
    refused(forge().with("aud", null).signed());
  }

  @Test
  void anIssuerWeDoNotKnowIsRefused() {
    refused(forge().with("iss", "https://evil.example").signed());
    refused(forge().with("iss", null).signed());
    refused(forge().with("iss", "").signed());
  }

  @Test
  void aTokenWithoutATenantIsRefused() {
    refused(forge().with("tenant", null).signed());
  }

  @Test
  void aTenantOfNoValidShapeIsRefused() {
    refused(forge().with("tenant", "Demo'; --").signed());
    refused(forge().with("tenant", "").signed());
    refused(forge().with("tenant", 7).signed());
    refused(forge().with("tenant", List.of("demo")).signed());
  }

  @Test
  void aTokenWithoutASubjectIsRefused() {
    refused(forge().with("sub", null).signed());
    refused(forge().with("sub", " ").signed());
  }

  @Test
  void anUnknownRoleVoidsTheWholeToken() {
    refused(forge().with("roles", List.of("supervisor", "emperor")).signed());
  }

  @Test
  void aTokenWithoutRolesIsRefused() {
    refused(forge().with("roles", null).signed());
    refused(forge().with("roles", List.of()).signed());
    refused(forge().with("roles", "supervisor").signed());
  }

  @Test
  void twoTokensAreRefusedThoughBothAreGood() {
    HttpRequest.Builder twice =
        request("/probe/caller", forge().signed())
            .header("Authorization", "Bearer " + forge().signed());

    assertThat(send(twice).statusCode()).isEqualTo(401);
  }

  @Test
  void anotherSchemeIsRefused() {
    HttpRequest.Builder basic = request("/probe/caller").header("Authorization", "Basic YTpi");

    assertThat(send(basic).statusCode()).isEqualTo(401);
  }

  private void refused(String token) {
    HttpResponse<String> response = send(request("/probe/caller", token));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"steward\", error=\"invalid_token\"");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).doesNotContain(token);
  }
}
