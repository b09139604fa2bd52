package dev.steward.allinone.up;

import dev.steward.allinone.place.DataFolder;
import dev.steward.allinone.place.FolderLock;
import dev.steward.allinone.place.Instance;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/** What was started, to be stopped in the opposite order, once, whoever asks. */
public final class Running implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean closed;

  static Running in(DataFolder folder) {
    Running running = new Running();
    running.add(FolderLock.take(folder));
    running.add(() -> Instance.erase(folder));
    return running;
  }

  synchronized <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** Blocks until it is stopped. */
  public void await() throws InterruptedException {
    ended.await();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        // The rest must be stopped all the same.
        System.err.println("steward: while stopping: " + e);
      }
    }
    ended.countDown();
  }
}
