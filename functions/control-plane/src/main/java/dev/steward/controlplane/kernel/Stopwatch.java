package dev.steward.controlplane.kernel;

import java.util.function.Supplier;

/** How long Steward itself is at work: not the time it waits for others. Of one thread. */
final class Stopwatch {
  private final long begun = System.nanoTime();
  private long away;

  /** Waits for somebody else. */
  <T> T away(Supplier<T> work) {
    long left = System.nanoTime();
    try {
      return work.get();
    } finally {
      away += System.nanoTime() - left;
    }
  }

  long nanos() {
    return System.nanoTime() - begun - away;
  }
}
