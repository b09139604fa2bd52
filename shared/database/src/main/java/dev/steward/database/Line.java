package dev.steward.database;

import dev.steward.core.Fault;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Where the writers of one tenant and chain wait while one of them writes. They wait for the end of
 * the chain anyway; so those who have the same statements to run go together, in one transaction
 * and one commit. Who comes alone goes at once and on its own thread. Groups have a thread of their
 * own, so that an interrupt meant for one caller does not tear the connection from the others.
 *
 * <p>Groups are of 1, 2, 4 and so on, because each size is a prepared statement of its own. They
 * get smaller while members break them, and larger again while none does.
 */
final class Line {
  private static final int LARGEST_GROUP = 32;

  /** Postgres takes 65,535 in a message. */
  private static final int MOST_PARAMETERS = 32_000;

  private final Function<List<Statements>, List<Written>> commit;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private boolean busy;
  private long served;
  private int largest = LARGEST_GROUP;

  /**
   * {@code commit} writes all of a group or nothing of it, and says for each whether its
   * requirements were met. Whose turn has not come after {@code patience} is told that the database
   * is unavailable, or that too many wait.
   */
  Line(Function<List<Statements>, List<Written>> commit, Duration patience) {
    this.commit = commit;
    this.patience = patience;
  }

  Written write(Statements statements) {
    Waiting mine = new Waiting(statements);
    if (joined(mine)) {
      await(mine);
    } else {
      try {
        serve(List.of(mine));
      } finally {
        handOver();
      }
    }
    return mine.written();
  }

  /** Whether somebody is at it already, and will be followed by this one. */
  private boolean joined(Waiting mine) {
    lock.lock();
    try {
      if (busy) {
        mine.servedBefore = served;
        waiting.add(mine);
        return true;
      }
      busy = true;
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Whoever is in a group already hears of its end, interrupted or not: it may be committed. */
  private void await(Waiting mine) {
    try {
      mine.outcome.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException told) {
      // It is thrown to the caller by written().
    } catch (TimeoutException tooLong) {
      leave(mine, tooLong);
    } catch (InterruptedException called) {
      leave(mine, called);
      Thread.currentThread().interrupt();
    }
  }

  private void leave(Waiting mine, Exception why) {
    lock.lock();
    try {
      if (waiting.remove(mine)) {
        // The one who was at it when this one came is no sign that more would be served.
        boolean moving = served > mine.servedBefore + 1;
        mine.over(moving ? DatabaseUnavailable.crowded(why) : new DatabaseUnavailable(why, false));
      }
    } finally {
      lock.unlock();
    }
  }

  private void handOver() {
    lock.lock();
    try {
      busy = !waiting.isEmpty();
      if (busy) {
        Thread.ofVirtual().inheritInheritableThreadLocals(false).start(this::serveAll);
      }
    } catch (Throwable noThread) {
      busy = false;
      everybodyWaiting().forEach(one -> one.over(noThread));
      throw noThread;
    } finally {
      lock.unlock();
    }
  }

  private void serveAll() {
    for (List<Waiting> group = next(); !group.isEmpty(); group = next()) {
      serve(group);
    }
  }

  /** Who came first, and those of its shape who wait, in their order. */
  private List<Waiting> next() {
    lock.lock();
    try {
      Waiting first = waiting.poll();
      if (first == null) {
        busy = false;
        return List.of();
      }
      List<Waiting> alike = new ArrayList<>();
      alike.add(first);
      int most = waiting.isEmpty() ? 1 : Math.clamp(MOST_PARAMETERS / first.size(), 1, largest);
      for (Waiting each : waiting) {
        if (alike.size() < most && each.shape.equals(first.shape)) {
          alike.add(each);
        }
      }
      List<Waiting> group = alike.subList(0, Integer.highestOneBit(alike.size()));
      waiting.removeAll(group);
      return group;
    } finally {
      lock.unlock();
    }
  }

  /** When it returns, everybody in the group has been told. */
  private void serve(List<Waiting> group) {
    try {
      List<Written> each = commit.apply(group.stream().map(one -> one.statements).toList());
      count();
      if (each.stream().allMatch(Written.Done.class::isInstance)) {
        largest = Math.min(2 * largest, LARGEST_GROUP);
        group.forEach(one -> one.over(new Written.Done()));
      } else if (group.size() == 1) {
        group.getFirst().over(each.getFirst());
      } else {
        apart(each, group);
      }
    } catch (DatabaseFailure failure) {
      if (group.size() > 1) {
        // Somebody's statement is at fault, and whose is not known.
        smaller();
        group.forEach(one -> serve(List.of(one)));
      } else if (failure.deadlock() && group.getFirst().again()) {
        serve(group);
      } else {
        group.getFirst().over(failure);
      }
    } catch (DatabaseUnavailable unavailable) {
      group.forEach(one -> one.over(unavailable));
      if (unavailable.away()) {
        // Nobody is to wait in vain for as long again.
        everybodyWaiting().forEach(one -> one.over(unavailable));
      }
    } catch (Throwable bug) {
      group.forEach(one -> one.over(bug));
    }
  }

  /**
   * Nothing of the group was written. Those whose requirements were met go again; for the others it
   * may have been one of their neighbours that took what they needed, so each is asked once more by
   * itself.
   */
  private void apart(List<Written> each, List<Waiting> group) {
    smaller();
    List<Waiting> met = new ArrayList<>();
    List<Waiting> unmet = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      (each.get(i) instanceof Written.Done ? met : unmet).add(group.get(i));
    }
    for (int at = 0; at < met.size(); ) {
      int size = Integer.highestOneBit(met.size() - at);
      serve(met.subList(at, at + size));
      at += size;
    }
    unmet.forEach(one -> serve(List.of(one)));
  }

  private void count() {
    lock.lock();
    try {
      served++;
    } finally {
      lock.unlock();
    }
  }

  private void smaller() {
    largest = Math.max(1, largest / 2);
  }

  private List<Waiting> everybodyWaiting() {
    lock.lock();
    try {
      List<Waiting> all = List.copyOf(waiting);
      waiting.clear();
      return all;
    } finally {
      lock.unlock();
    }
  }

  int length() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** One writer in the line. */
  private static final class Waiting {
    private static final int MOST_DEADLOCKS = 5;

    private final Statements statements;
    private final List<String> shape;
    private final CompletableFuture<Written> outcome = new CompletableFuture<>();
    private int deadlocks;
    private long servedBefore;

    Waiting(Statements statements) {
      this.statements = statements;
      this.shape = statements.shape();
    }

    /** Another process held what this one wanted, and wanted what this one held. */
    boolean again() {
      return ++deadlocks < MOST_DEADLOCKS;
    }

    /** At least as many as its parameters: a text may hold other question marks. */
    int size() {
      return 1
          + shape.stream().mapToInt(sql -> (int) sql.chars().filter(c -> c == '?').count()).sum();
    }

    void over(Written written) {
      outcome.complete(written);
    }

    void over(Throwable thrown) {
      outcome.completeExceptionally(thrown);
    }

    /** What was thrown for a group is thrown anew for each, so that no two share a stack. */
    Written written() {
      try {
        return outcome.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof DatabaseUnavailable lost) {
          throw lost.anew();
        }
        if (e.getCause() instanceof Fault fault) {
          throw fault;
        }
        throw new IllegalStateException("the group's transaction failed", e.getCause());
      }
    }
  }
}
