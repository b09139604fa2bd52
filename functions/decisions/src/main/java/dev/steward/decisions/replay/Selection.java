package dev.steward.decisions.replay;

import java.time.Instant;

/** Which decisions are made again. */
public sealed interface Selection {
  /** So many of the latest. */
  record Last(int count) implements Selection {}

  record Since(Instant moment) implements Selection {}
}
