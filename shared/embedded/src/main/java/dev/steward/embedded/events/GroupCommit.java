package dev.steward.embedded.events;

import dev.steward.ports.events.EventBusUnavailable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes for all who wait, with one force of the disk for each round. It has a thread of its own: a
 * caller that is interrupted in the midst of a write would close the file for everybody.
 */
final class GroupCommit implements AutoCloseable {
  /** No more in one round, so that those who come first do not wait for all who come after. */
  private static final int MOST_BYTES = 8 << 20;

  private final EventLog log;
  private final Runnable committed;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Thread thread;
  private Round next = new Round();
  private boolean closed;

  /** {@code committed} is called after each round. */
  GroupCommit(EventLog log, Runnable committed) {
    this.log = log;
    this.committed = committed;
    thread = Thread.ofPlatform().name("event-log").daemon().start(this::work);
  }

  /** Returns once they are on the disk. */
  void append(ByteBuffer frames, int events) {
    Round mine = join(frames, events);
    try {
      mine.done.get();
    } catch (ExecutionException e) {
      throw new EventBusUnavailable("the event log cannot be written", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EventBusUnavailable("interrupted while the event log is written", e);
    }
  }

  private Round join(ByteBuffer frames, int events) {
    lock.lock();
    try {
      while (next.bytes > MOST_BYTES && !closed) {
        room.awaitUninterruptibly();
      }
      if (closed) {
        throw new EventBusUnavailable("the event log is closed", null);
      }
      next.frames.add(frames);
      next.bytes += frames.remaining();
      next.events += events;
      more.signal();
      return next;
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    for (Round round = take(); round.events > 0; round = take()) {
      try {
        log.append(round.frames, round.events);
        round.done.complete(null);
        committed.run();
      } catch (Throwable e) { // whatever it is, those who wait must not wait for ever
        round.done.completeExceptionally(e);
      }
    }
  }

  /** Waits for something to write; without anything once it is closed. */
  private Round take() {
    lock.lock();
    try {
      while (next.events == 0 && !closed) {
        more.awaitUninterruptibly();
      }
      Round taken = next;
      next = new Round();
      room.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      more.signal();
      room.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Round {
    final List<ByteBuffer> frames = new ArrayList<>();
    final CompletableFuture<Void> done = new CompletableFuture<>();
    int events;
    long bytes;
  }
}
