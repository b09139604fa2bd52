package dev.steward.json;

/** How much JSON is accepted: bytes of text, nesting depth, characters in one string, values. */
public record JsonLimits(int bytes, int depth, int stringLength, int values) {
  public static final JsonLimits DEFAULT = new JsonLimits(1 << 20, 64, 1 << 19, 100_000);
}
