package dev.steward.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;

/** Which numbers JSON carries safely, and the one node each has. */
final class Numbers {
  static final long LARGEST_WHOLE = 1L << 53;

  /** RFC 8785 writes larger numbers with an exponent, smaller whole ones as plain digits. */
  private static final double EXPONENT_FROM = 1e21;

  private Numbers() {}

  /** The node Jackson itself would choose; nodes of different width are never equal. */
  static JsonNode node(long value) {
    return value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
  }

  static boolean isSafe(long value) {
    return value >= -LARGEST_WHOLE && value <= LARGEST_WHOLE;
  }

  static boolean isWhole(double value) {
    return Math.abs(value) <= LARGEST_WHOLE && value == Math.rint(value);
  }

  /** Whether the canonical form would be digits that a reader may take for another integer. */
  static boolean isAmbiguous(double value) {
    double size = Math.abs(value);
    return size > LARGEST_WHOLE && size < EXPONENT_FROM;
  }
}
