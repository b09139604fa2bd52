package dev.steward.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What breaks in a group befalls those it concerns, and the line goes on. */
class BrokenGroupTest extends WritersInLine {
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
}
