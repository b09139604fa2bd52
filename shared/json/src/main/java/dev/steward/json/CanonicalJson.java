package dev.steward.json;

import com.fasterxml.jackson.databind.JsonNode;

/** The one byte form of a JSON value (RFC 8785, JSON Canonicalization Scheme). */
public final class CanonicalJson {
  private CanonicalJson() {}

  public static byte[] bytes(JsonNode value) {
    throw new UnsupportedOperationException();
  }
}
