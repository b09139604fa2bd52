package dev.steward.analytics.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An attribute in a header: what a header cannot hold is percent-encoded UTF-8 there, and the whole
 * may stand in quotation marks (section 3.1.3.2 of the binding).
 */
final class HeaderText {
  private HeaderText() {}

  static String decode(String header) {
    String text = unquoted(header);
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      int encoded = raw[i] == '%' && i + 2 < raw.length ? octet(raw[i + 1], raw[i + 2]) : -1;
      bytes.write(encoded < 0 ? raw[i] : encoded);
      i += encoded < 0 ? 0 : 2;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String unquoted(String header) {
    int length = header.length();
    return length > 1 && header.charAt(0) == '"' && header.charAt(length - 1) == '"'
        ? header.substring(1, length - 1).replaceAll("\\\\(.)", "$1")
        : header;
  }

  /** Negative when these are no hexadecimal digits. */
  private static int octet(byte high, byte low) {
    int first = Character.digit(high, 16);
    int second = Character.digit(low, 16);
    return first < 0 || second < 0 ? -1 : 16 * first + second;
  }
}
