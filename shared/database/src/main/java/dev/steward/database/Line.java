package dev.steward.database;

import dev.steward.core.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Where the writers of one tenant wait while one of them writes. They wait for the end of the same
 * chain anyway; so those who have the same statements to run go together, in one transaction and
 * one commit. Groups are of 1, 2, 4 and so on, because each size is a prepared statement of its
 * own.
 */
final class Line {
  private static final int LARGEST_GROUP = 16;

  private final Function<List<Statements>, List<Written>> commit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private boolean busy;

  /**
   * {@code commit} writes all of a group or nothing of it, and says for each whether its
   * requirements were met.
   */
  Line(Function<List<Statements>, List<Written>> commit) {
    this.commit = commit;
  }

  Written write(Statements statements) {
    Waiting mine = new Waiting(statements);
    if (joined(mine) && mine.turn.join() == Turn.OVER) {
      return mine.written();
    }
    try {
      run(group(mine));
    } finally {
      handOver();
    }
    return mine.written();
  }

  /** Whether somebody is at it already, and will hand over or take this one along. */
  private boolean joined(Waiting mine) {
    lock.lock();
    try {
      if (busy) {
        waiting.add(mine);
        return true;
      }
      busy = true;
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** The leader and those of its shape who wait, in their order. */
  private List<Waiting> group(Waiting leader) {
    lock.lock();
    try {
      List<Waiting> alike = new ArrayList<>();
      alike.add(leader);
      for (Waiting each : waiting) {
        if (alike.size() < LARGEST_GROUP && each.shape.equals(leader.shape)) {
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

  /** The next one leads. */
  private void handOver() {
    lock.lock();
    try {
      Waiting next = waiting.poll();
      if (next == null) {
        busy = false;
      } else {
        next.turn.complete(Turn.LEAD);
      }
    } finally {
      lock.unlock();
    }
  }

  private void run(List<Waiting> group) {
    try {
      List<Written> each = commit.apply(group.stream().map(one -> one.statements).toList());
      if (each.stream().allMatch(Written.Done.class::isInstance)) {
        group.forEach(one -> one.over(new Written.Done()));
      } else if (group.size() == 1) {
        group.getFirst().over(each.getFirst());
      } else {
        apart(each, group);
      }
    } catch (DatabaseFailure failure) {
      if (group.size() > 1) {
        // Somebody's statement is at fault, and whose is not known.
        group.forEach(one -> run(List.of(one)));
      } else if (failure.deadlock() && group.getFirst().again()) {
        run(group);
      } else {
        group.getFirst().over(failure);
      }
    } catch (DatabaseUnavailable unavailable) {
      group.forEach(one -> one.over(unavailable));
      if (!unavailable.perhapsCommitted()) {
        // Nobody is to wait in vain for as long again.
        everybodyWaiting().forEach(one -> one.over(unavailable));
      }
    } catch (RuntimeException | Error bug) {
      group.forEach(one -> one.over(bug));
    }
  }

  /**
   * Nothing of the group was written. Those whose requirements were met go again; for the others it
   * may have been one of their neighbours that took what they needed, so each is asked once more by
   * itself.
   */
  private void apart(List<Written> each, List<Waiting> group) {
    List<Waiting> met = new ArrayList<>();
    List<Waiting> unmet = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      (each.get(i) instanceof Written.Done ? met : unmet).add(group.get(i));
    }
    for (int at = 0; at < met.size(); ) {
      int size = Integer.highestOneBit(met.size() - at);
      run(met.subList(at, at + size));
      at += size;
    }
    unmet.forEach(one -> run(List.of(one)));
  }

  private List<Waiting> everybodyWaiting() {
    lock.lock();
    try {
      List<Waiting> all = new ArrayList<>();
      for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
        all.add(each.next());
        each.remove();
      }
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

  private enum Turn {
    LEAD,
    OVER
  }

  /** One writer in the line. */
  private static final class Waiting {
    private final Statements statements;
    private final List<String> shape;
    private static final int MOST_DEADLOCKS = 5;

    private int deadlocks;
    private final CompletableFuture<Turn> turn = new CompletableFuture<>();
    private final CompletableFuture<Written> outcome = new CompletableFuture<>();

    Waiting(Statements statements) {
      this.statements = statements;
      this.shape = statements.shape();
    }

    /** Another process held what this one wanted, and wanted what this one held. */
    boolean again() {
      return ++deadlocks < MOST_DEADLOCKS;
    }

    void over(Written written) {
      outcome.complete(written);
      turn.complete(Turn.OVER);
    }

    void over(Throwable thrown) {
      outcome.completeExceptionally(thrown);
      turn.complete(Turn.OVER);
    }

    /** What was thrown for a group is thrown anew for each, so that no two share a stack. */
    Written written() {
      try {
        return outcome.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof DatabaseUnavailable lost) {
          throw new DatabaseUnavailable(lost, lost.perhapsCommitted());
        }
        if (e.getCause() instanceof Fault fault) {
          throw fault;
        }
        throw new IllegalStateException("the group's transaction failed", e.getCause());
      }
    }
  }
}
