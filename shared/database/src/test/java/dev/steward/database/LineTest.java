package dev.steward.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The order of a line, whatever it is that its groups do. */
@Timeout(20)
class LineTest {
  private static final String SAME = "SELECT 1";

  private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch firstMayEnd = new CountDownLatch(1);
  private final List<List<Statements>> groups = new ArrayList<>();
  private volatile @Nullable RuntimeException next;

  @AfterEach
  void stop() {
    writers.shutdownNow();
  }

  @Test
  void whoComesAloneGoesAlone() {
    Line line = line();
    assertThat(line.write(statements(SAME))).isEqualTo(new Written.Done());
    assertThat(line.write(statements(SAME))).isEqualTo(new Written.Done());
    assertThat(groups).extracting(List::size).containsExactly(1, 1);
  }

  @Test
  void thoseWhoWaitGoTogetherInPowersOfTwo() throws Exception {
    Line line = line();
    List<Future<Written>> all = waiting(line, 7);
    firstMayEnd.countDown();
    for (Future<Written> one : all) {
      assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo(new Written.Done());
    }
    assertThat(groups).extracting(List::size).containsExactly(1, 4, 2, 1);
  }

  @Test
  void onlyThoseOfOneShapeGoTogether() throws Exception {
    Line line = line();
    List<Future<Written>> all = new ArrayList<>(waiting(line, 2));
    all.add(writers.submit(() -> line.write(statements("SELECT 2"))));
    awaitWaiting(line, 3);
    firstMayEnd.countDown();
    for (Future<Written> one : all) {
      one.get(10, TimeUnit.SECONDS);
    }
    assertThat(groups).extracting(List::size).containsExactly(1, 2, 1);
  }

  @Test
  void oneWhoseRequirementIsNotMetDoesNotHarmTheOthers() throws Exception {
    Statements unmet = statements(SAME);
    Line line =
        lineOf(
            group -> {
              done(group);
              return group.stream()
                  .map(each -> each == unmet ? new Written.Unmet("room") : new Written.Done())
                  .map(Written.class::cast)
                  .toList();
            });
    List<Future<Written>> good = waiting(line, 2);
    Future<Written> bad = writers.submit(() -> line.write(unmet));
    awaitWaiting(line, 3);
    good.add(writers.submit(() -> line.write(statements(SAME))));
    awaitWaiting(line, 4);
    firstMayEnd.countDown();
    assertThat(bad.get(10, TimeUnit.SECONDS)).isEqualTo(new Written.Unmet("room"));
    for (Future<Written> one : good) {
      assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo(new Written.Done());
    }
    assertThat(groups).extracting(List::size).containsExactly(1, 4, 2, 1, 1);
  }

  @Test
  void whatANeighbourTookAndGaveBackIsNotMissed() throws Exception {
    Statements greedy = statements(SAME);
    Line line =
        lineOf(
            group -> {
              done(group);
              // Whoever shares a transaction with the greedy one finds nothing left.
              return group.stream()
                  .<Written>map(
                      each ->
                          group.contains(greedy) ? new Written.Unmet("room") : new Written.Done())
                  .toList();
            });
    List<Future<Written>> modest = waiting(line, 1);
    Future<Written> refused = writers.submit(() -> line.write(greedy));
    awaitWaiting(line, 2);
    firstMayEnd.countDown();
    assertThat(refused.get(10, TimeUnit.SECONDS)).isEqualTo(new Written.Unmet("room"));
    assertThat(modest.getFirst().get(10, TimeUnit.SECONDS)).isEqualTo(new Written.Done());
  }

  @Test
  void groupsGetSmallerWhileMembersBreakThem() throws Exception {
    Line line =
        lineOf(group -> done(group).stream().<Written>map(_ -> new Written.Unmet("room")).toList());
    List<Future<Written>> all = waiting(line, 31);
    firstMayEnd.countDown();
    for (Future<Written> one : all) {
      assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo(new Written.Unmet("room"));
    }
    assertThat(groups.stream().map(List::size).filter(size -> size > 1))
        .containsExactly(16, 8, 4, 2);
  }

  @Test
  void whoeverWasThereFirstIsInTheNextGroupWhateverItsShape() throws Exception {
    Line line = line();
    var _ = waiting(line, 0);
    Future<Written> odd = writers.submit(() -> line.write(statements("SELECT 2")));
    awaitWaiting(line, 1);
    for (int i = 0; i < 40; i++) {
      var _ = writers.submit(() -> line.write(statements(SAME)));
    }
    awaitWaiting(line, 41);
    firstMayEnd.countDown();
    odd.get(10, TimeUnit.SECONDS);
    assertThat(groups.get(1))
        .singleElement()
        .satisfies(one -> assertThat(one.shape()).containsExactly("SELECT 2"));
  }

  @Test
  void aGroupHasNoMoreParametersThanAMessageMay() throws Exception {
    Line line = line();
    String broad = "SELECT " + "?, ".repeat(9_000) + "1";
    var _ = waiting(line, 0);
    List<Future<Written>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(writers.submit(() -> line.write(statements(broad))));
      awaitWaiting(line, i + 1);
    }
    firstMayEnd.countDown();
    for (Future<Written> one : all) {
      one.get(10, TimeUnit.SECONDS);
    }
    assertThat(groups).extracting(List::size).containsExactly(1, 2, 2);
  }

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

  @Test
  void aConnectionThatBrokeFailsItsGroupAndNoOther() throws Exception {
    Line line = line();
    List<Future<Written>> all = waiting(line, 3);
    next = new DatabaseUnavailable(new SQLException("gone", "57P01"), false);
    firstMayEnd.countDown();
    for (Future<Written> one : all.subList(0, 2)) {
      assertThatThrownBy(() -> one.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(DatabaseUnavailable.class);
    }
    assertThat(all.get(2).get(10, TimeUnit.SECONDS)).isEqualTo(new Written.Done());
  }

  @Test
  void oneWhoseStatementFailsDoesNotHarmTheOthers() throws Exception {
    Statements broken = statements(SAME);
    Line line =
        lineOf(
            group -> {
              List<Written> written = done(group);
              if (group.contains(broken)) {
                throw new DatabaseFailure(new SQLException("no", "22001"));
              }
              return written;
            });
    List<Future<Written>> good = waiting(line, 3);
    Future<Written> bad = writers.submit(() -> line.write(broken));
    awaitWaiting(line, 4);
    firstMayEnd.countDown();
    assertThatThrownBy(() -> bad.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(DatabaseFailure.class);
    for (Future<Written> one : good) {
      assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo(new Written.Done());
    }
  }

  @Test
  void aDeadlockIsTriedAgain() {
    Line line = line();
    firstMayEnd.countDown();
    next = new DatabaseFailure(new SQLException("deadlock", "40P01"));
    assertThat(line.write(statements(SAME))).isEqualTo(new Written.Done());
    assertThat(groups).hasSize(2);
  }

  @Test
  void everybodyHearsThatACommitIsPerhapsDone() throws Exception {
    Line line = line();
    List<Future<Written>> all = waiting(line, 2);
    next = new DatabaseUnavailable(new SQLException("gone", "08006"), true);
    firstMayEnd.countDown();
    for (Future<Written> one : all) {
      assertThatThrownBy(() -> one.get(10, TimeUnit.SECONDS))
          .cause()
          .isInstanceOfSatisfying(
              DatabaseUnavailable.class, lost -> assertThat(lost.perhapsCommitted()).isTrue());
    }
  }

  @Test
  void aDatabaseThatIsAwayIsWaitedForOnce() throws Exception {
    Line line = line();
    List<Future<Written>> all = waiting(line, 7);
    next = new DatabaseUnavailable(new SQLException("gone", "08001"), false);
    firstMayEnd.countDown();
    for (Future<Written> one : all) {
      assertThatThrownBy(() -> one.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(DatabaseUnavailable.class);
    }
    assertThat(groups).hasSize(2);
  }

  @Test
  void theLineGoesOnAfterABug() {
    Line line = line();
    firstMayEnd.countDown();
    next = new IllegalArgumentException("a bug");
    assertThatThrownBy(() -> line.write(statements(SAME))).hasRootCauseMessage("a bug");
    assertThat(line.write(statements(SAME))).isEqualTo(new Written.Done());
  }

  private Line line() {
    return lineOf(this::done);
  }

  private static Line lineOf(Function<List<Statements>, List<Written>> commit) {
    return new Line(commit, Duration.ofSeconds(15));
  }

  /** The first of all holds the line until {@link #firstMayEnd}; these wait behind it. */
  private List<Future<Written>> waiting(Line line, int count) throws InterruptedException {
    var _ = writers.submit(() -> line.write(statements("SELECT 0")));
    awaitGroups(1);
    List<Future<Written>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(writers.submit(() -> line.write(statements(SAME))));
      awaitWaiting(line, i + 1);
    }
    return all;
  }

  private List<Written> done(List<Statements> group) {
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

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitGroups(int count) throws InterruptedException {
    while (true) {
      synchronized (groups) {
        if (groups.size() >= count) {
          return;
        }
      }
      Thread.sleep(1);
    }
  }

  private static void awaitWaiting(Line line, int count) throws InterruptedException {
    while (line.length() < count) {
      Thread.sleep(1);
    }
  }

  private static Statements statements(String sql) {
    return new Statements().add(sql, _ -> {});
  }
}
