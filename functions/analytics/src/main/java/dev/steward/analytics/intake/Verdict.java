package dev.steward.analytics.intake;

import dev.steward.core.Violation;
import dev.steward.ports.events.Event;
import dev.steward.ports.warehouse.Punctuality;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event. It has a source, an id and a punctuality unless it was refused, and
 * violations if it was; their pointers begin at the whole body.
 */
record Verdict(
    Decision verdict,
    @Nullable String source,
    @Nullable String id,
    @Nullable Punctuality punctuality,
    @Nullable List<Violation> violations) {
  enum Decision {
    /** It is kept, and comes to the warehouse. */
    ACCEPTED,
    /** It was kept before, under this source and id. */
    DUPLICATE,
    REFUSED
  }

  static Verdict accepted(Event event) {
    return kept(Decision.ACCEPTED, event);
  }

  static Verdict duplicate(Event event) {
    return kept(Decision.DUPLICATE, event);
  }

  static Verdict refused(List<Violation> violations) {
    return new Verdict(Decision.REFUSED, null, null, null, violations);
  }

  boolean accepted(Punctuality when) {
    return verdict == Decision.ACCEPTED && punctuality == when;
  }

  private static Verdict kept(Decision decision, Event event) {
    return new Verdict(decision, event.source(), event.id(), event.punctuality(), null);
  }
}
