package dev.steward.analytics.uplift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analytics.table.Column;
import dev.steward.analytics.table.NumberColumn;
import dev.steward.analytics.table.Table;
import dev.steward.analytics.uplift.Check.Result;
import dev.steward.analytics.uplift.Design.Observational;
import dev.steward.analytics.uplift.Design.Untouched;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObservationalUpliftTest {
  private static final Observational BOTH =
      Observational.adjusting(Estimand.TREATED, "a", "b").untouching(Untouched.of("before"));

  @Test
  void refusesTrainedPeopleBesideASurveyThatDiffersBeforeTheTraining() {
    Uplift answer =
        training(
            Observational.adjusting(Estimand.TREATED, Lalonde.BEFORE)
                .untouching(Untouched.of("re75")));

    assertThat(((Uplift.Refused) answer).reasons())
        .singleElement()
        .asString()
        .startsWith("untouched outcome re75: ");
  }

  @Test
  void warnsLoudlyWhereTheDifferenceBeforeIsNotAskedFor() {
    Uplift answer = training(Observational.adjusting(Estimand.TREATED, Lalonde.BEFORE));

    Uplift.Warned warned = (Uplift.Warned) answer;
    assertThat(warned.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("different worlds"))
        .anySatisfy(warning -> assertThat(warning).startsWith("effective sample size: "))
        .anySatisfy(warning -> assertThat(warning).contains("hidden differences"));
    assertThat(warned.finding().effect().interval().holds(1794)).isTrue();
    assertThat(warned.finding().effect().interval().holds(-8497)).isFalse();
  }

  @Test
  void refusesAnEffectOnAllWhereMostHaveNoCounterpart() {
    Uplift answer = training(Observational.adjusting(Estimand.EVERYONE, Lalonde.BEFORE));

    assertThat(((Uplift.Refused) answer).reasons())
        .anySatisfy(reason -> assertThat(reason).contains("ask for the effect on those treated"));
  }

  @Test
  void refusesWhenWhatNobodyNamedIsWorldsApart() {
    Uplift answer = training(Observational.adjusting(Estimand.TREATED, "age"));

    assertThat(((Uplift.Refused) answer).reasons())
        .anySatisfy(reason -> assertThat(reason).startsWith("columns not named: "));
  }

  @Test
  void warnsOfDifferencesNobodyNamed() {
    Uplift answer =
        simulated(
            Simulated.observational(5, 3_000), Observational.adjusting(Estimand.TREATED, "b"));

    assertThat(((Uplift.Warned) answer).warnings())
        .anySatisfy(warning -> assertThat(warning).startsWith("columns not named: "));
  }

  @Test
  void neverAnswersWithTheNaiveDifference() {
    for (Estimand estimand : Estimand.values()) {
      Uplift answer = training(Observational.adjusting(estimand, Lalonde.BEFORE));

      assertThat(answer.toString()).doesNotContain("8497").doesNotContain("8,497");
    }
  }

  @Test
  void estimatesWhereTheArmsCanBeMadeComparable() {
    Uplift answer = simulated(Simulated.observational(5, 3_000), BOTH);

    Finding finding = ((Uplift.Estimate) answer).finding();
    assertThat(finding.effect().interval().holds(Simulated.EFFECT)).isTrue();
    assertThat(finding.checks()).extracting(Check::result).containsOnly(Result.PASSED);
    assertThat(finding.caveats()).anySatisfy(c -> assertThat(c).contains("experiment"));
  }

  @Test
  void answersTheSameQuestionTheSameWay() {
    Table table = Simulated.observational(5, 1_000);

    assertThat(simulated(table, BOTH)).isEqualTo(simulated(table, BOTH));
  }

  @Test
  void refusesWhenAnOutcomeFromBeforeSeemsToHaveMoved() {
    Observational missing =
        Observational.adjusting(Estimand.TREATED, "b").untouching(Untouched.of("before"));

    assertThat(simulated(Simulated.observational(5, 3_000), missing))
        .isInstanceOf(Uplift.Refused.class);
  }

  @Test
  void warnsWhenNoOutcomeFromBeforeIsThere() {
    Observational unchecked = Observational.adjusting(Estimand.TREATED, "a", "b");
    Uplift answer = simulated(Simulated.observational(5, 3_000), unchecked);

    assertThat(((Uplift.Warned) answer).warnings())
        .singleElement()
        .asString()
        .startsWith("untouched outcome: none was given");
  }

  @Test
  void leavesOutAndCountsRowsWithoutACounterpart() {
    Table table = new Simulated(1, 4_000).table((a, b) -> 2.5 * a, (a, b) -> a - b);

    Uplift answer =
        simulated(
            table,
            Observational.adjusting(Estimand.EVERYONE, "a", "b")
                .untouching(Untouched.of("before")));

    Finding finding = ((Uplift.Warned) answer).finding();
    assertThat(finding.arms().trimmed()).isPositive();
    assertThat(finding.effect().interval().holds(Simulated.EFFECT)).isTrue();
  }

  @Test
  void suspectsAnEffectThatIsAlsoFoundWhereNobodyWasTreated() {
    Table table = new Simulated(3, 600).table((a, b) -> -1.5 + 1.5 * a, (a, b) -> Math.exp(2 * a));

    assertThat(((Uplift.Warned) simulated(table, BOTH)).warnings())
        .anySatisfy(warning -> assertThat(warning).startsWith("placebo treatment: "));
  }

  @Test
  void refusesWhenNeitherModelFitsAndTheOutcomeFromBeforeShowsIt() {
    Table table = new Simulated(3, 4_000).table((a, b) -> -1 + a * a, (a, b) -> 2 * a * a);

    assertThat(((Uplift.Refused) simulated(table, BOTH)).reasons())
        .anySatisfy(reason -> assertThat(reason).startsWith("untouched outcome before: "));
  }

  @Test
  void takesCovariatesWithHoles() {
    Table table = Simulated.observational(5, 2_000);
    double[] holes = ((NumberColumn) table.column("b")).values();
    IntStream.range(0, 100).forEach(row -> holes[20 * row] = Double.NaN);
    List<Column> columns = new ArrayList<>(table.columns());
    columns.removeIf(column -> column.name().equals("b"));
    columns.add(new NumberColumn("b", holes));

    Uplift answer = simulated(new Table(columns), BOTH);

    assertThat(answer).isNotInstanceOfAny(Uplift.Refused.class, Uplift.NotEnoughData.class);
  }

  private static Uplift training(Design design) {
    return CausalUplift.estimate(
        Lalonde.observational(), new UpliftQuestion(Lalonde.TRAINED, Lalonde.EARNINGS, design));
  }

  private static Uplift simulated(Table table, Design design) {
    return CausalUplift.estimate(
        table, new UpliftQuestion(Simulated.TREATED, Simulated.OUTCOME, design));
  }
}
