package dev.steward.decisions.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.decisions.webhooks.Hooked;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeSignatureTest {
  private static final String SECRET = "whsec_test_secret_of_ours";
  private static final byte[] BODY = Hooked.bytes("{\"id\":\"evt_1\"}");
  private static final long THEN = 1_700_000_000;
  private static final String SIGNED = StripeSignature.sign(SECRET, THEN, BODY);

  @Test
  void oneOfSeveralIsEnough() {
    assertThat(genuine("t=%d,v1=%s,v1=%s".formatted(THEN, "0".repeat(64), SIGNED), 0)).isTrue();
    assertThat(genuine("t=%d,v1=%s,v0=%s".formatted(THEN, SIGNED, "0".repeat(64)), 0)).isTrue();
  }

  @Test
  void anotherSchemeProvesNothing() {
    assertThat(genuine("t=%d,v0=%s".formatted(THEN, SIGNED), 0)).isFalse();
    assertThat(genuine("t=%d,v2=%s".formatted(THEN, SIGNED), 0)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 0, 300})
  void fiveMinutesAreAllowed(long later) {
    assertThat(genuine("t=%d,v1=%s".formatted(THEN, SIGNED), later)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, 86_400})
  void anOldOneIsNotGenuine(long later) {
    assertThat(genuine("t=%d,v1=%s".formatted(THEN, SIGNED), later)).isFalse();
  }

  @Test
  void anotherTimeIsNotWhatWasSigned() {
    assertThat(genuine("t=%d,v1=%s".formatted(THEN + 1, SIGNED), 0)).isFalse();
  }

  @Test
  void oneOtherByteIsNotGenuine() {
    StripeSignature signature =
        StripeSignature.parse("t=%d,v1=%s".formatted(THEN, SIGNED)).orElseThrow();
    for (int i = 0; i < BODY.length; i++) {
      byte[] other = BODY.clone();
      other[i] ^= 1;
      assertThat(signature.genuine(SECRET, other, Instant.ofEpochSecond(THEN))).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "t=", "v1=00", "t=now,v1=00", "t=1,t=2,v1=00", "t=-1,v1=00", ",,,"})
  void whatIsNoSignatureIsNone(String header) {
    assertThat(StripeSignature.parse(header)).isEmpty();
  }

  private static boolean genuine(String header, long later) {
    return StripeSignature.parse(header)
        .map(each -> each.genuine(SECRET, BODY, Instant.ofEpochSecond(THEN + later)))
        .orElse(false);
  }
}
