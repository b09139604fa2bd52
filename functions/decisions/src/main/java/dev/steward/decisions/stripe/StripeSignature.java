package dev.steward.decisions.stripe;

import dev.steward.core.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Stripe's signature of a webhook, {@code t=SECONDS,v1=HEX,…}: HMAC-SHA256 over {@code
 * SECONDS.BODY}. There are several v1 while a secret is being changed; other schemes do not count.
 * One more than five minutes old may be a repeated one.
 */
record StripeSignature(long seconds, List<String> signatures) {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final int MOST_PARTS = 20;

  StripeSignature {
    signatures = List.copyOf(signatures);
  }

  static Optional<StripeSignature> parse(String header) {
    Optional<Long> seconds = Optional.empty();
    List<String> signatures = new ArrayList<>();
    for (String part : header.split(",", MOST_PARTS)) {
      String value = part.substring(part.indexOf('=') + 1).strip();
      switch (part.substring(0, Math.max(0, part.indexOf('='))).strip()) {
        case "t" -> {
          if (seconds.isPresent() || !SECONDS.matcher(value).matches()) {
            return Optional.empty();
          }
          seconds = Optional.of(Long.valueOf(value));
        }
        case "v1" -> signatures.add(value);
        default -> {
          // a scheme we do not know proves nothing
        }
      }
    }
    return seconds.map(at -> new StripeSignature(at, signatures));
  }

  boolean genuine(String secret, byte[] body, Instant now) {
    Instant signed = Instant.ofEpochSecond(seconds);
    boolean fresh = Duration.between(signed, now).abs().compareTo(WINDOW) <= 0;
    String expected = sign(secret, seconds, body);
    boolean same = false;
    for (String signature : signatures) {
      same |= Hmac.same(expected, signature);
    }
    return fresh && same;
  }

  static String sign(String secret, long seconds, byte[] body) {
    return Hmac.hex(secret, (seconds + ".").getBytes(StandardCharsets.UTF_8), body);
  }
}
