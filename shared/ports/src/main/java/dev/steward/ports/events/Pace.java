package dev.steward.ports.events;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Whether the work may go on. Not by interrupts: they would close the files being read. */
final class Pace {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean paused;
  private boolean closed;

  void pause(boolean whether) {
    change(() -> paused = whether);
  }

  void close() {
    change(() -> closed = true);
  }

  boolean paused() {
    lock.lock();
    try {
      return paused;
    } finally {
      lock.unlock();
    }
  }

  /** Waits while it is paused; false once it is closed. */
  boolean go() {
    lock.lock();
    try {
      while (paused && !closed) {
        changed.awaitUninterruptibly();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Waits that long; false once it is closed. */
  boolean rest(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    lock.lock();
    try {
      while (!closed && end - System.nanoTime() > 0) {
        try {
          var _ = changed.awaitNanos(end - System.nanoTime());
        } catch (InterruptedException meantForOthers) {
          // closing is the only way to end this
        }
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable how) {
    lock.lock();
    try {
      how.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
