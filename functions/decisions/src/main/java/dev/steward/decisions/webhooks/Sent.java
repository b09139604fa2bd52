package dev.steward.decisions.webhooks;

import java.time.Duration;
import java.util.Optional;

/** What became of an attempt to make a call. */
public sealed interface Sent {
  /** The vendor did it. */
  record Done(String note) implements Sent {}

  /** The vendor will not do it, however often it is asked. */
  record Refused(String why) implements Sent {}

  /** Perhaps next time; {@code after}, when the vendor said so, holds for all calls to it. */
  record Later(String why, Optional<Duration> after) implements Sent {}
}
