package dev.steward.decisions.trials;

import dev.steward.decisions.constitutions.DriftTerms;
import java.time.Duration;
import java.time.Instant;

/** The window that is looked at, and the baseline before it, to which it is held. */
record Stretches(Instant from, Instant middle, Instant end) {
  static Stretches before(Instant end, Duration window, Duration baseline) {
    Instant middle = end.minus(window);
    return new Stretches(middle.minus(baseline), middle, end);
  }

  static Stretches before(Instant end, DriftTerms terms) {
    return before(end, terms.window(), terms.baseline());
  }
}
