package dev.steward.executor;

/** Who may do the work of an effect key. */
sealed interface Claim {
  /** This call may; {@code version} is what its end must be based on. */
  record Mine(Invocation call, Effect effect, long version) implements Claim {}

  /** It has ended; this is its answer. */
  record Ended(Effect effect) implements Claim {}
}
