package dev.steward.analytics.retention;

import java.util.Locale;

/** How long a period is. */
enum Grain {
  DAY,
  WEEK,
  MONTH;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
