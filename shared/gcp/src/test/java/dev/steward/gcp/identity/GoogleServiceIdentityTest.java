package dev.steward.gcp.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.auth.oauth2.ServiceAccountCredentials;
import dev.steward.ports.identity.IdentityUnavailable;
import dev.steward.testkit.http.StubAnswer;
import dev.steward.testkit.http.StubExecutor;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GoogleServiceIdentityTest {
  private final StubExecutor google = StubExecutor.start();
  private GoogleServiceIdentity identity;

  @BeforeEach
  void open() throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    identity =
        new GoogleServiceIdentity(
            ServiceAccountCredentials.newBuilder()
                .setClientEmail("steward@example.iam.gserviceaccount.com")
                .setPrivateKey(generator.generateKeyPair().getPrivate())
                .setTokenServerUri(google.url().resolve("/token"))
                .build());
  }

  @AfterEach
  void close() {
    google.close();
  }

  @Test
  void keepsATokenWhileItIsGood() {
    google.always(token("a", Duration.ofHours(1)));
    String first = identity.tokenFor("https://brand.example");
    assertThat(identity.tokenFor("https://brand.example")).isEqualTo(first);
    assertThat(google.requests()).hasSize(1);
  }

  @Test
  void asksForEachAudienceApart() {
    google.next(token("a", Duration.ofHours(1))).next(token("b", Duration.ofHours(1)));
    String brand = identity.tokenFor("https://brand.example");
    String models = identity.tokenFor("https://models.example");
    assertThat(models).isNotEqualTo(brand);
    assertThat(google.requests()).hasSize(2);
  }

  @Test
  void renewsATokenThatHasEnded() {
    google.next(token("a", Duration.ofSeconds(-1))).always(token("b", Duration.ofHours(1)));
    String ended = identity.tokenFor("https://brand.example");
    assertThat(identity.tokenFor("https://brand.example")).isNotEqualTo(ended);
  }

  @Test
  void saysSoWhenThereIsNoToken() {
    google.always(StubAnswer.json(403, "{\"error\":\"no\"}"));
    assertThatThrownBy(() -> identity.tokenFor("https://brand.example"))
        .isInstanceOf(IdentityUnavailable.class)
        .hasMessageContaining("https://brand.example");
  }

  private static StubAnswer token(String id, Duration life) {
    String claims =
        "{\"jti\":\"%s\",\"aud\":\"x\",\"exp\":%d}"
            .formatted(id, Instant.now().plus(life).getEpochSecond());
    String token = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(claims) + ".c2ln";
    return StubAnswer.json(200, "{\"id_token\":\"" + token + "\"}");
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
