package dev.steward.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who waits too long, or is called away. */
class LeavingTheLineTest extends WritersInLine {
  @Test
  void whoseTurnDoesNotComeIsToldSo() throws Exception {
    Line line = new Line(this::done, Duration.ofMillis(50));
    var _ = waiting(line, 0);
    assertThatThrownBy(() -> line.write(statements(SAME)))
        .isInstanceOfSatisfying(
            DatabaseUnavailable.class,
            late -> {
              assertThat(late.perhapsCommitted()).isFalse();
              assertThat(late.isCrowded()).isFalse();
            });
    assertThat(line.length()).isZero();
    firstMayEnd.countDown();
  }

  @Test
  void whoseTurnDoesNotComeWhileOthersAreServedIsToldOfTheCrowd() throws Exception {
    Semaphore turns = new Semaphore(0);
    Line line =
        new Line(
            group -> {
              turns.acquireUninterruptibly();
              return done(group);
            },
            Duration.ofSeconds(2));
    for (int i = 0; i < 12; i++) {
      String own = "SELECT " + (10 + i);
      var _ = writers.submit(() -> line.write(statements(own)));
    }
    awaitWaiting(line, 11);
    Future<Throwable> told =
        writers.submit(() -> catchThrowable(() -> line.write(statements(SAME))));
    awaitWaiting(line, 12);
    turns.release(3);

    assertThat(told.get(10, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            DatabaseUnavailable.class, late -> assertThat(late.isCrowded()).isTrue());
    turns.release(12);
  }

  @Test
  void whoIsInterruptedWhileWaitingLeavesTheLine() throws Exception {
    Line line = line();
    List<Future<Written>> others = waiting(line, 2);
    List<Throwable> thrown = new ArrayList<>();
    Thread impatient =
        Thread.ofVirtual()
            .start(() -> thrown.add(catchThrowable(() -> line.write(statements(SAME)))));
    awaitWaiting(line, 3);
    impatient.interrupt();
    impatient.join();
    firstMayEnd.countDown();
    for (Future<Written> one : others) {
      assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo(new Written.Done());
    }
    assertThat(thrown).singleElement().isInstanceOf(DatabaseUnavailable.class);
    assertThat(groups).extracting(List::size).containsExactly(1, 2);
  }

  @Test
  void aGroupIsNotTornByAnInterruptOfOneOfItsMembers() throws Exception {
    CountDownLatch inGroup = new CountDownLatch(1);
    CountDownLatch groupMayEnd = new CountDownLatch(1);
    Line line =
        lineOf(
            group -> {
              List<Written> written = done(group);
              if (group.size() > 1) {
                inGroup.countDown();
                await(groupMayEnd);
              }
              return written;
            });
    var _ = waiting(line, 0);
    List<Written> told = new ArrayList<>();
    Thread first = Thread.ofVirtual().start(() -> told.add(line.write(statements(SAME))));
    awaitWaiting(line, 1);
    Future<Written> second = writers.submit(() -> line.write(statements(SAME)));
    awaitWaiting(line, 2);
    firstMayEnd.countDown();
    inGroup.await();
    first.interrupt();
    groupMayEnd.countDown();
    first.join();
    assertThat(told).containsExactly(new Written.Done());
    assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(new Written.Done());
  }
}
