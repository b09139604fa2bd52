package dev.steward.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.erdtman.jcs.NumberToJSON;

/**
 * The one byte form of a JSON value (RFC 8785, JSON Canonicalization Scheme). A value that {@link
 * StrictJson} could not read back has none: that is an {@link IllegalArgumentException}.
 */
public final class CanonicalJson {
  private CanonicalJson() {}

  public static byte[] bytes(JsonNode value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  static String text(JsonNode value) {
    StringBuilder out = new StringBuilder(256);
    write(value, out);
    return out.toString();
  }

  private static void write(JsonNode value, StringBuilder out) {
    switch (value.getNodeType()) {
      case OBJECT -> object(value, out);
      case ARRAY -> array(value, out);
      case STRING -> string(value.textValue(), out);
      case NUMBER -> number(value, out);
      case BOOLEAN -> out.append(value.booleanValue());
      case NULL -> out.append("null");
      case BINARY, MISSING, POJO ->
          throw new IllegalArgumentException("not a JSON value: " + value.getNodeType());
    }
  }

  private static void object(JsonNode object, StringBuilder out) {
    // String.compareTo is the order the RFC asks for: by UTF-16 code units.
    String[] names = new String[object.size()];
    int found = 0;
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      names[found++] = member.getKey();
    }
    Arrays.sort(names);
    char before = '{';
    for (String name : names) {
      out.append(before);
      string(name, out);
      out.append(':');
      write(object.get(name), out);
      before = ',';
    }
    out.append(names.length == 0 ? "{}" : "}");
  }

  private static void array(JsonNode array, StringBuilder out) {
    char before = '[';
    for (JsonNode item : array) {
      out.append(before);
      write(item, out);
      before = ',';
    }
    out.append(array.isEmpty() ? "[]" : "]");
  }

  private static void number(JsonNode number, StringBuilder out) {
    if (number.isIntegralNumber()) {
      long value = number.longValue();
      if (!number.canConvertToLong() || !Numbers.isSafe(value)) {
        throw new IllegalArgumentException("a whole number beyond 2^53 must be a string");
      }
      out.append(value);
    } else {
      double value = number.doubleValue();
      if (!Double.isFinite(value) || Numbers.isAmbiguous(value)) {
        throw new IllegalArgumentException("this number has no safe JSON form");
      }
      out.append(number(value));
    }
  }

  /** A finite number as ECMAScript prints it, which is what the RFC prescribes. */
  static String number(double value) {
    if (Numbers.isWhole(value)) {
      return Long.toString((long) value);
    }
    try {
      return NumberToJSON.serializeNumber(value);
    } catch (IOException e) {
      throw new IllegalArgumentException("this number has no JSON form", e);
    }
  }

  private static void string(String text, StringBuilder out) {
    if (Surrogates.loneIn(text)) {
      throw new IllegalArgumentException("half a surrogate pair has no UTF-8");
    }
    out.append('"');
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        out.append(text, done, i);
        escape(c, out);
        done = i + 1;
      }
    }
    out.append(text, done, text.length()).append('"');
  }

  private static void escape(char c, StringBuilder out) {
    switch (c) {
      case '"', '\\' -> out.append('\\').append(c);
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append(String.format("\\u%04x", (int) c));
    }
  }
}
