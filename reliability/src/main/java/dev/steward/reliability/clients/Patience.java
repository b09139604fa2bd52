package dev.steward.reliability.clients;

import java.time.Duration;

/** How long a client goes on asking. */
record Patience(long until) {
  static Patience of(Duration limit) {
    return new Patience(System.nanoTime() + limit.toNanos());
  }

  boolean over() {
    return System.nanoTime() > until;
  }
}
