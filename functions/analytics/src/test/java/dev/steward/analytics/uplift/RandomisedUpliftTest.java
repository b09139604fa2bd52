package dev.steward.analytics.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steward.analytics.measure.Interval;
import dev.steward.analytics.table.CategoryColumn;
import dev.steward.analytics.table.Column;
import dev.steward.analytics.table.Metric;
import dev.steward.analytics.table.NumberColumn;
import dev.steward.analytics.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomisedUpliftTest {
  private static final Design.Randomised FAIR = Design.Randomised.planned(0.5);

  /** Published: 1,794 with a standard error of 671. Welch's t makes the interval a little wider. */
  @Test
  void findsThePublishedEffectOfTraining() {
    Uplift answer = training(Lalonde.experiment(), Design.Randomised.checkedBy(Lalonde.BEFORE));

    Interval interval = ((Uplift.Estimate) answer).finding().effect().interval();
    assertThat(interval.estimate()).isCloseTo(1794.34, within(0.01));
    assertThat(interval.low()).isCloseTo(479, within(6.0));
    assertThat(interval.high()).isCloseTo(3109, within(6.0));
    assertThat(((Uplift.Estimate) answer).finding().evidence())
        .isEqualTo(
            "The treatment moved re78: 1,794 more (474 to 3,115) on average over all,"
                + " n = 185 treated and 260 others.");
  }

  @Test
  void refusesASurveyThatIsSaidToBeAnExperiment() {
    Uplift answer = training(Lalonde.observational(), Design.Randomised.checkedBy(Lalonde.BEFORE));

    assertThat(answer).isInstanceOf(Uplift.Refused.class);
    assertThat(((Uplift.Refused) answer).reasons())
        .singleElement()
        .asString()
        .contains("chance did not make these arms");
    assertThat(answer.toString()).doesNotContain("8,497").doesNotContain("8497");
  }

  @Test
  void refusesASurveyThoughItsShareIsSaidToBePlanned() {
    Uplift answer = training(Lalonde.observational(), Design.Randomised.planned(185 / 16_177.0));

    assertThat(((Uplift.Refused) answer).reasons())
        .singleElement()
        .asString()
        .startsWith("columns not named: ");
  }

  @Test
  void refusesAnExperimentThatNothingCanCheck() {
    Uplift answer = simulated(Simulated.randomised(1, 400), Design.Randomised.checkedBy());

    assertThat(answer).isInstanceOf(Uplift.Refused.class);
  }

  @Test
  void refusesWhenTheArmsAreNotOfThePlannedSize() {
    Uplift answer = simulated(Simulated.randomised(1, 2_000), Design.Randomised.planned(0.4));

    assertThat(((Uplift.Refused) answer).reasons().getFirst()).startsWith("sample ratio: ");
  }

  @Test
  void holdsTheEffectInAboutNineteenOfTwentyRuns() {
    int held = 0;
    for (long seed = 0; seed < 300; seed++) {
      held += interval(simulated(Simulated.randomised(seed, 200), FAIR)).holds(2) ? 1 : 0;
    }

    assertThat(held / 300.0).isBetween(0.91, 0.985);
  }

  @Test
  void holdsTheEffectWithLessNoiseWhenThePeriodBeforeIsKnown() {
    int held = 0;
    double narrower = 0;
    for (long seed = 0; seed < 300; seed++) {
      Table table = Simulated.randomised(seed, 200);
      Interval cuped = interval(simulated(table, FAIR.withPrePeriod("before")));
      Interval plain = interval(simulated(table, FAIR));
      held += cuped.holds(Simulated.EFFECT) ? 1 : 0;
      narrower += width(cuped) / width(plain) / 300;
    }

    assertThat(held / 300.0).isBetween(0.91, 0.985);
    assertThat(narrower).isCloseTo(Math.sqrt(1 - 4.0 / 9), within(0.03));
  }

  @Test
  void seldomRefusesOrWarnsOfATrueExperiment() {
    int clean = 0;
    for (long seed = 0; seed < 200; seed++) {
      Design design =
          new Design.Randomised(Optional.of(0.5), List.of("a", "b"), Optional.of("before"));
      clean +=
          simulated(Simulated.randomised(seed, 300), design) instanceof Uplift.Estimate ? 1 : 0;
    }

    assertThat(clean).isGreaterThanOrEqualTo(193);
  }

  @Test
  void warnsWhenThePeriodBeforeDoesNotVary() {
    List<Column> columns = new ArrayList<>(Simulated.randomised(1, 400).columns());
    columns.add(new NumberColumn("still", new double[400]));

    Uplift answer = simulated(new Table(columns), FAIR.withPrePeriod("still"));

    assertThat(answer).isInstanceOf(Uplift.Warned.class);
  }

  @Test
  void comparesRatesByTheirScoreIntervals() {
    boolean[] treated = new boolean[150];
    boolean[] bought = new boolean[150];
    for (int row = 0; row < 150; row++) {
      treated[row] = row < 70;
      bought[row] = row < 56 || row >= 102;
    }
    Table table =
        new Table(
            List.of(
                CategoryColumn.ofFlags("treated", treated),
                CategoryColumn.ofFlags("bought", bought)));

    Uplift answer =
        CausalUplift.estimate(
            table, new UpliftQuestion(Simulated.TREATED, new Metric.Rate("bought", "true"), FAIR));

    Finding finding = ((Uplift.Estimate) answer).finding();
    assertThat(finding.effect().interval().low()).isCloseTo(0.0524, within(0.0001));
    assertThat(finding.evidence())
        .isEqualTo(
            "The treatment moved bought true: 20.0 points more (5.2 to 33.4) on average over all,"
                + " n = 70 treated and 80 others.");
  }

  @Test
  void leavesOutAndCountsRowsWithoutAnOutcome() {
    Table table = Simulated.randomised(1, 400);
    double[] holes = Simulated.OUTCOME.values(table);
    IntStream.range(0, 40).forEach(row -> holes[10 * row] = Double.NaN);
    List<Column> columns = new ArrayList<>(table.columns());
    columns.removeIf(column -> column.name().equals("outcome"));
    columns.add(new NumberColumn("outcome", holes));

    Uplift answer = simulated(new Table(columns), FAIR);

    Arms arms = ((Uplift.Estimate) answer).finding().arms();
    assertThat(List.of(arms.treated() + arms.control(), arms.unknown())).containsExactly(360, 40);
  }

  private static Uplift training(Table table, Design design) {
    return CausalUplift.estimate(
        table, new UpliftQuestion(Lalonde.TRAINED, Lalonde.EARNINGS, design));
  }

  private static Uplift simulated(Table table, Design design) {
    return CausalUplift.estimate(
        table, new UpliftQuestion(Simulated.TREATED, Simulated.OUTCOME, design));
  }

  private static Interval interval(Uplift answer) {
    return switch (answer) {
      case Uplift.Estimate estimate -> estimate.finding().effect().interval();
      case Uplift.Warned warned -> warned.finding().effect().interval();
      case Uplift.Refused refused -> throw new AssertionError(refused);
      case Uplift.NotEnoughData lacking -> throw new AssertionError(lacking);
    };
  }

  private static double width(Interval interval) {
    return interval.high() - interval.low();
  }
}
