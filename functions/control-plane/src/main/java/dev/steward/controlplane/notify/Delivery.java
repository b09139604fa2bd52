package dev.steward.controlplane.notify;

import java.time.Duration;
import java.util.Optional;

/** What became of a notice. */
public sealed interface Delivery {
  record Done() implements Delivery {}

  /** Not now; {@code after} is how long the channel itself wishes to be left alone. */
  record Later(String why, Optional<Duration> after) implements Delivery {}

  /** Never: the channel does not take it, however often it is asked. */
  record Refused(String why) implements Delivery {}
}
