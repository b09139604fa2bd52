package dev.steward.json;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Parses what arrives from outside. Refuses with a {@link MalformedJson}: invalid UTF-8, duplicate
 * keys, depth over the limit, long strings, integers beyond 2^53, non-finite numbers, lone
 * surrogates, anything after the value, nothing at all.
 */
public final class StrictJson {
  private StrictJson() {}

  /** Within {@link JsonLimits#DEFAULT}. */
  public static JsonNode parse(byte[] utf8) {
    return parse(utf8, JsonLimits.DEFAULT);
  }

  public static JsonNode parse(byte[] utf8, JsonLimits limits) {
    throw new UnsupportedOperationException();
  }
}
