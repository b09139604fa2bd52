package dev.steward.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A line, its writers, and a commit that does as it is told. */
@Timeout(20)
abstract class WritersInLine {
  static final String SAME = "SELECT 1";

  final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
  final CountDownLatch firstMayEnd = new CountDownLatch(1);
  final List<List<Statements>> groups = new ArrayList<>();

  /** What the next group after the first throws. */
  volatile @Nullable RuntimeException next;

  @AfterEach
  void stop() {
    writers.shutdownNow();
  }

  Line line() {
    return lineOf(this::done);
  }

  static Line lineOf(Function<List<Statements>, List<Written>> commit) {
    return new Line(commit, Duration.ofSeconds(15));
  }

  /** The first of all holds the line until {@link #firstMayEnd}; these wait behind it. */
  List<Future<Written>> waiting(Line line, int count) throws InterruptedException {
    var _ = writers.submit(() -> line.write(statements("SELECT 0")));
    awaitGroups(1);
    List<Future<Written>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(writers.submit(() -> line.write(statements(SAME))));
      awaitWaiting(line, i + 1);
    }
    return all;
  }

  List<Written> done(List<Statements> group) {
    boolean first;
    synchronized (groups) {
      groups.add(group);
      first = groups.size() == 1 && group.getFirst().shape().contains("SELECT 0");
    }
    if (first) {
      await(firstMayEnd);
    }
    @Nullable RuntimeException planned = next;
    if (planned != null && !first) {
      next = null;
      throw planned;
    }
    return group.stream().<Written>map(_ -> new Written.Done()).toList();
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void awaitGroups(int count) throws InterruptedException {
    while (true) {
      synchronized (groups) {
        if (groups.size() >= count) {
          return;
        }
      }
      Thread.sleep(1);
    }
  }

  static void awaitWaiting(Line line, int count) throws InterruptedException {
    while (line.length() < count) {
      Thread.sleep(1);
    }
  }

  static Statements statements(String sql) {
    return new Statements().add(sql, _ -> {});
  }
}
