package dev.steward.policy.expressions;

import java.time.Duration;

/**
 * How long judging one call may take. CEL caps iterations; this bounds what a single one may cost:
 * whatever reads the arguments, and every costly function, asks here first.
 */
public final class Patience {
  /** Ten thousand times what a call takes: a pause of the machine must not refuse one. */
  static final Duration LIMIT = Duration.ofSeconds(1);

  public static final ScopedValue<Patience> PRESENT = ScopedValue.newInstance();

  private final long start = System.nanoTime();
  private final long nanos;

  public Patience() {
    this(LIMIT);
  }

  Patience(Duration limit) {
    nanos = limit.toNanos();
  }

  public boolean exhausted() {
    return System.nanoTime() - start > nanos;
  }

  public void check() {
    if (exhausted()) {
      throw new Exhausted();
    }
  }

  /** CEL may swallow it, where a logical operator needs no other operand: ask again at the end. */
  static final class Exhausted extends RuntimeException {
    Exhausted() {
      super("judging the call takes too long", null, false, false);
    }
  }
}
