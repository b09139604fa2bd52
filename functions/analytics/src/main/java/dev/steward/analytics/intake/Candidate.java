package dev.steward.analytics.intake;

import dev.steward.core.Violation;
import dev.steward.ports.events.Event;
import java.util.List;

/** An item once it was looked at. */
sealed interface Candidate {
  record Fit(Event event) implements Candidate {}

  record Unfit(List<Violation> violations) implements Candidate {
    public Unfit {
      violations = List.copyOf(violations);
    }
  }
}
