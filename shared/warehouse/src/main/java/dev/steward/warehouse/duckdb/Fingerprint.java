package dev.steward.warehouse.duckdb;

import dev.steward.ports.warehouse.EventRow;

/**
 * What an event is known by, and 64 bits of it. Two events may share a fingerprint; it only tells
 * which keys need a look.
 */
record Fingerprint(String tenant, String source, String id) {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  static Fingerprint of(EventRow event) {
    return new Fingerprint(event.tenant().value(), event.source(), event.id());
  }

  long bits() {
    long bits = mix(mix(mix(MULTIPLIER, tenant), source), id);
    bits = (bits ^ (bits >>> 32)) * 0xD6E8FEB86659FD93L;
    return bits ^ (bits >>> 32);
  }

  /** The length keeps ("ab", "c") and ("a", "bc") apart. */
  private static long mix(long bits, String text) {
    long mixed = (bits ^ text.length()) * MULTIPLIER;
    for (int i = 0; i < text.length(); i++) {
      mixed = Long.rotateLeft((mixed ^ text.charAt(i)) * MULTIPLIER, 29);
    }
    return mixed;
  }
}
