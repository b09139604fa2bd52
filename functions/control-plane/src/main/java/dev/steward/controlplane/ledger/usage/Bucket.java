package dev.steward.controlplane.ledger.usage;

import java.util.Locale;

/** How long the stretches of time are that are summed up. */
enum Bucket {
  HOUR,
  DAY,
  MONTH;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
