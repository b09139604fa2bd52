package dev.steward.controlplane.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSignatureTest {
  private static String secret;
  private static String timestamp;
  private static String signature;
  private static byte[] body;
  private static Instant then;

  @BeforeAll
  static void vector() throws IOException {
    JsonNode vector =
        Json.MAPPER.readTree(Path.of("src/test/resources/slack/signature.json").toFile());
    secret = vector.path("signingSecret").asText();
    timestamp = vector.path("headers").path("X-Slack-Request-Timestamp").asText();
    signature = vector.path("headers").path("X-Slack-Signature").asText();
    body = vector.path("body").asText().getBytes(StandardCharsets.UTF_8);
    then = Instant.ofEpochSecond(Long.parseLong(timestamp));
  }

  @Test
  void slacksOwnExampleIsGenuine() {
    assertThat(SlackSignature.genuine(secret, timestamp, signature, body, then)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, 86_400})
  void anOldOneIsNot(long seconds) {
    assertThat(
            SlackSignature.genuine(secret, timestamp, signature, body, then.plusSeconds(seconds)))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, -1, 0, 299, 300})
  void fiveMinutesAreAllowed(long seconds) {
    assertThat(
            SlackSignature.genuine(secret, timestamp, signature, body, then.plusSeconds(seconds)))
        .isTrue();
  }

  @Test
  void oneOtherByteIsNot() {
    for (int i = 0; i < body.length; i += 7) {
      byte[] other = body.clone();
      other[i] ^= 1;
      assertThat(SlackSignature.genuine(secret, timestamp, signature, other, then)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "v0=", "v1=a2114d", "v0=A2114D57", "a2114d57b48eac39b9ad189dd8316235"})
  void anotherSignatureIsNot(String other) {
    assertThat(SlackSignature.genuine(secret, timestamp, other, body, then)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "-1531420618", "1531420618 ", "99999999999999999999"})
  void aTimeThatIsNoneIsNot(String other) {
    assertThat(
            SlackSignature.genuine(
                secret, other, SlackSignature.sign(secret, other, body), body, then))
        .isFalse();
  }

  @Test
  void anotherSecretIsNot() {
    assertThat(SlackSignature.genuine(secret + "x", timestamp, signature, body, then)).isFalse();
  }
}
