package dev.steward.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.steward.core.Hmac;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tokens such as {@code [EMAIL:3f9a2c1b04d7]}: the first 48 bits of an HMAC-SHA-256 of the kind and
 * the value. Equal values have equal tokens; without the key none can be guessed.
 */
final class Tokens {
  private static final int BYTES = 6;
  private static final Pattern SHAPE =
      Pattern.compile(
          Arrays.stream(EntityType.values())
              .map(Enum::name)
              .collect(Collectors.joining("|", "\\[(?:(?:", "):[0-9a-f]{12}|REDACTED)\\]")));

  private final byte[] key;

  Tokens(byte[] key) {
    this.key = key;
  }

  String of(EntityType type, String value) {
    byte[] mac =
        Hmac.sha256(key, (type + "\n" + normal(type, value)).getBytes(StandardCharsets.UTF_8));
    return "[" + type + ":" + HexFormat.of().formatHex(mac, 0, BYTES) + "]";
  }

  static boolean token(String text) {
    return SHAPE.matches(text);
  }

  /** The tokens that a text has already. */
  static List<Span> in(String text) {
    if (text.indexOf('[') < 0) {
      return List.of();
    }
    List<Span> spans = new ArrayList<>();
    Matcher matcher = SHAPE.matcher(text);
    while (matcher.find()) {
      spans.add(new Span(matcher.start(), matcher.end(), EntityType.FIELD));
    }
    return spans;
  }

  /** What two ways of writing one value have in common. */
  private static String normal(EntityType type, String value) {
    String folded =
        Normalizer.normalize(value.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return switch (type) {
      case CARD, SSN -> Matches.digits(folded);
      case PHONE -> Matches.digits(folded.replaceFirst("^00", ""));
      case IBAN, LICENSE, PASSPORT, ID -> folded.replaceAll("[^\\p{L}\\p{N}]", "");
      case SECRET, FIELD -> value;
      case EMAIL, DOMAIN, IP, DATE, ADDRESS, TITLE, ORGANIZATION, LOCATION, PERSON ->
          folded.replaceAll("\\s+", " ");
    };
  }
}
