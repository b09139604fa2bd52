package dev.steward.controlplane.slack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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
    boolean same =
        MessageDigest.isEqual(
            sign(secret, timestamp, body).getBytes(StandardCharsets.UTF_8),
            signature.getBytes(StandardCharsets.UTF_8));
    return fresh && same;
  }

  static String sign(String secret, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
    }
  }
}
