package dev.steward.analytics.drivers;

import java.time.Duration;
import java.util.Optional;

/**
 * The moment that parts what may explain from what is to be explained: so long after a subject's
 * first event of that name, or after its very first event.
 */
public record Landmark(Optional<String> event, Duration after) {
  public Landmark {
    if (after.isNegative()) {
      throw new IllegalArgumentException("a landmark is not before its event");
    }
  }

  public static Landmark at(String event) {
    return new Landmark(Optional.of(event), Duration.ZERO);
  }

  public static Landmark afterFirstEvent(Duration after) {
    return new Landmark(Optional.empty(), after);
  }
}
