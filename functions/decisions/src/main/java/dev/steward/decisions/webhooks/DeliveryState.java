package dev.steward.decisions.webhooks;

import java.util.Locale;

/** How far a delivery has come. */
enum DeliveryState {
  /** It is known, and nothing was decided yet. */
  TAKEN,
  /** An event, and nothing to decide. */
  RECORDED,
  /** It could not be decided: the vendor may send it again. */
  UNDECIDED,
  /** A person is asked. */
  WAITING,
  /** Decided, and what is to be done at the vendor's is on its way. */
  DONE;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DeliveryState of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }

  /** Whether the same again must not change anything. */
  boolean settled() {
    return this == RECORDED || this == WAITING || this == DONE;
  }
}
