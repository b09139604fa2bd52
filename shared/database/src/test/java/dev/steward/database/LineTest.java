package dev.steward.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The order of a line, whatever it is that its groups do. */
class LineTest extends WritersInLine {
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
}
