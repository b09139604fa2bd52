package dev.steward.decisions.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.steward.decisions.drift.Finding.Alarm;
import dev.steward.decisions.drift.Finding.NotEnoughData;
import dev.steward.decisions.drift.Finding.Steady;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final Drift DRIFT = new Drift(200, 0.1, 0.01);

  @Test
  void tellsOfAChangeThatIsSureAndLarge() {
    Finding finding =
        only(
            Map.of("approve", 700L, "deny", 200L, "escalate", 100L),
            Map.of("approve", 400L, "deny", 500L, "escalate", 100L));

    assertThat(finding)
        .isInstanceOfSatisfying(
            Alarm.class,
            alarm -> {
              // (.4 - .7) ln(.4 / .7) + (.5 - .2) ln(.5 / .2) = 0.4428; chance makes 0.004 of it.
              assertThat(alarm.effect()).isEqualTo(0.438, within(0.005));
              assertThat(alarm.p()).isLessThan(1e-6);
              assertThat(alarm.shifts())
                  .containsExactlyInAnyOrder(
                      new Shift("approve", .7, .4),
                      new Shift("deny", .2, .5),
                      new Shift("escalate", .1, .1));
              assertThat(alarm.shifts().getLast().level()).isEqualTo("escalate");
            });
  }

  @Test
  void keepsQuietAboutAChangeThatIsSureButSmall() {
    assertThat(
            only(
                Map.of("approve", 70_000L, "deny", 30_000L),
                Map.of("approve", 66_000L, "deny", 34_000L)))
        .isInstanceOfSatisfying(Steady.class, steady -> assertThat(steady.p()).isLessThan(1e-6));
  }

  @Test
  void keepsQuietAboutAChangeThatMayBeChance() {
    Drift small = new Drift(10, 0.1, 0.01);
    Watched watched =
        new Watched.Levels(
            Map.of("approve", 28L, "deny", 12L), Map.of("approve", 20L, "deny", 20L));

    assertThat(small.look(Map.of("verdict", watched)))
        .singleElement()
        .isInstanceOfSatisfying(
            Steady.class, steady -> assertThat(steady.effect()).isGreaterThan(0.1));
  }

  @Test
  void doesNotJudgeTooFew() {
    assertThat(only(Map.of("approve", 5_000L), Map.of("deny", 199L)))
        .isEqualTo(new NotEnoughData("verdict", 5_000, 199, 200));
  }

  @Test
  void doesNotJudgeNothing() {
    assertThat(only(Map.of(), Map.of())).isEqualTo(new NotEnoughData("verdict", 0, 0, 200));
    assertThat(DRIFT.look(Map.of("age", new Watched.Numbers(List.of(), List.of()))))
        .containsExactly(new NotEnoughData("age", 0, 0, 200));
  }

  @Test
  void findsALevelThatIsNew() {
    assertThat(only(Map.of("r1", 900L, "r2", 100L), Map.of("r1", 500L, "r2", 100L, "r3", 300L)))
        .isInstanceOfSatisfying(
            Alarm.class, alarm -> assertThat(alarm.shifts()).contains(new Shift("r3", 0, 1.0 / 3)));
  }

  @Test
  void isSteadyWhereOneValueIsAllThereIs() {
    List<Double> zeros = Collections.nCopies(500, 0.0);

    assertThat(DRIFT.look(Map.of("debt", new Watched.Numbers(zeros, zeros))))
        .containsExactly(new Steady("debt", 1, 0));
  }

  @Test
  void findsNumbersThatSpreadWhileTheirMeanStays() {
    List<Double> before = DoubleStream.iterate(-1, x -> x + .002).limit(1_001).boxed().toList();
    List<Double> now = before.stream().map(x -> 3 * x).toList();

    assertThat(DRIFT.look(Map.of("amount", new Watched.Numbers(before, now))))
        .singleElement()
        .isInstanceOf(Alarm.class);
  }

  @Test
  void refusesNumbersThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Watched.Numbers(List.of(1.0, Double.NaN), List.of()));
  }

  @Test
  void correctsForAllThatIsWatched() {
    assertThat(Discoveries.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.02, 0.04, 0.04, 0.02}, within(1e-12));
  }

  private static Finding only(Map<String, Long> baseline, Map<String, Long> window) {
    List<Finding> findings = DRIFT.look(Map.of("verdict", new Watched.Levels(baseline, window)));
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }
}
