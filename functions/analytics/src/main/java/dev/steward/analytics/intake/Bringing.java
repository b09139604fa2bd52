package dev.steward.analytics.intake;

import java.util.concurrent.CompletableFuture;

/** A call that brings events: true once they are kept, false when they could not be. */
final class Bringing extends CompletableFuture<Boolean> {
  static Bringing done() {
    Bringing done = new Bringing();
    done.complete(true);
    return done;
  }
}
