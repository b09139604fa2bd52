package dev.steward.controlplane.resilience;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A part of Steward that can be down while the rest goes on. Beans. */
public interface Part {
  String name();

  /** What is different while it is down. */
  String effect();

  /** Asked every second, by a thread that may wait a little. */
  Standing standing();

  /** How a part fares; {@code since} where the part knows it better than whoever asks. */
  record Standing(State state, Optional<Instant> since) {
    static final Standing UP = new Standing(State.UP, Optional.empty());
    static final Standing DOWN = new Standing(State.DOWN, Optional.empty());
    static final Standing ABSENT = new Standing(State.ABSENT, Optional.empty());
  }

  /** Whether it is there and works. */
  enum State {
    UP,
    DOWN,
    /** Not part of this deployment: nothing is missed. */
    ABSENT;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
