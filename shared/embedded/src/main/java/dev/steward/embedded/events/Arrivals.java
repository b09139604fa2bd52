package dev.steward.embedded.events;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for more. */
final class Arrivals {
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private long count;

  long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  void told() {
    lock.lock();
    try {
      count++;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Until there was something since that count, or for a second. */
  void await(long seen) {
    lock.lock();
    try {
      long left = LONGEST;
      while (count == seen && left > 0) {
        left = arrived.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      // Nobody has a reason to; looking once more does no harm.
    } finally {
      lock.unlock();
    }
  }
}
