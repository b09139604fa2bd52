package dev.steward.controlplane.ledger.usage;

import java.util.Locale;

/** What spending can be summed up by. */
enum Dimension {
  TENANT,
  PRINCIPAL,
  SESSION,
  TASK,
  RUN,
  TOOL;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
