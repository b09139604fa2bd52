package dev.steward.controlplane.slack;

import dev.steward.core.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Slack's signature of a request, version 0: HMAC-SHA256 with the app's signing secret over {@code
 * v0:TIMESTAMP:BODY}. A request more than five minutes old may be a repeated one.
 */
final class SlackSignature {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");

  private SlackSignature() {}

  static boolean genuine(
      String secret, String timestamp, String signature, byte[] body, Instant now) {
    if (!TIMESTAMP.matcher(timestamp).matches()) {
      return false;
    }
    Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
    boolean fresh = Duration.between(signed, now).abs().compareTo(WINDOW) <= 0;
    return fresh && Hmac.same(sign(secret, timestamp, body), signature);
  }

  static String sign(String secret, String timestamp, byte[] body) {
    byte[] head = ("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8);
    return "v0=" + Hmac.hex(secret, head, body);
  }
}
