package dev.steward.analytics.drivers;

import dev.steward.analytics.measure.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What would make an answer wrong. */
final class Caveats {
  private Caveats() {}

  static List<String> of(int tested, int leftOut) {
    List<String> caveats = new ArrayList<>();
    caveats.add(
        "A driver goes with the metric; whether it causes it is another question"
            + " (an experiment answers it).");
    caveats.add(
        "Each driver is looked at alone: two that go together may both show what only one does.");
    caveats.add(
        "Rows are taken as independent; several rows of one customer make the intervals too"
            + " narrow.");
    caveats.add("A feature that was written down after the outcome explains nothing.");
    if (tested == 0) {
      caveats.add("No feature could be tested.");
    }
    if (leftOut > 0) {
      caveats.add("Features left out, each with its reason: " + Words.count(leftOut) + ".");
    }
    return caveats;
  }

  /** A group in which it always or never happens may be the outcome under another name. */
  static Optional<String> about(Contrast contrast, Outcome outcome) {
    boolean never = contrast.value() == 0 || contrast.otherValue() == 0;
    boolean always = contrast.value() == 1 || contrast.otherValue() == 1;
    return outcome.isRate() && (never || always)
        ? Optional.of(
            "on one side it happens "
                + (never ? "never" : "always")
                + ": check that the feature is not decided by the outcome")
        : Optional.empty();
  }
}
