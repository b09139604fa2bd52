package dev.steward.analytics.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.steward.analytics.table.CategoryColumn;
import dev.steward.analytics.table.Column;
import dev.steward.analytics.table.ColumnBuilder;
import dev.steward.analytics.table.Metric;
import dev.steward.analytics.table.NumberColumn;
import dev.steward.analytics.table.Table;
import dev.steward.analytics.table.UnknownColumn;
import dev.steward.analytics.uplift.Design.Observational;
import dev.steward.analytics.uplift.Design.Randomised;
import dev.steward.analytics.uplift.Design.Untouched;
import dev.steward.core.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BadUpliftInputTest {
  private static final int ROWS = 400;
  private static final Randomised FAIR = Randomised.planned(0.5);
  private static final Table EXPERIMENT = Simulated.randomised(1, ROWS);

  private static final Observational BOTH =
      Observational.adjusting(Estimand.TREATED, "a", "b").untouching(Untouched.of("before"));

  @Test
  void asksForRowsWhereThereAreNone() {
    assertThat(estimated(EXPERIMENT.rows(new int[0]), FAIR))
        .isEqualTo(
            new Uplift.NotEnoughData(
                "0 treated rows and 0 others have a known outcome", "at least 20 of each"));
  }

  @Test
  void asksForTheOtherArm() {
    double[] treated = Simulated.TREATED.values(EXPERIMENT);
    int[] arm = IntStream.range(0, ROWS).filter(row -> treated[row] == 1).toArray();

    for (Design design : List.of(FAIR, BOTH)) {
      assertThat(estimated(EXPERIMENT.rows(arm), design)).isInstanceOf(Uplift.NotEnoughData.class);
    }
  }

  @Test
  void asksForMoreRowsInEachArm() {
    assertThat(estimated(Simulated.randomised(1, 30), FAIR))
        .isInstanceOf(Uplift.NotEnoughData.class);
  }

  @Test
  void asksForMoreRowsThanCovariatesCanTurn() {
    assertThat(((Uplift.NotEnoughData) estimated(Simulated.randomised(1, 50), BOTH)).needed())
        .isEqualTo("at least 30 of each");
  }

  @Test
  void asksForAnOutcomeThatIsKnown() {
    Table table = with("outcome", numbers("outcome", row -> Double.NaN));

    assertThat(estimated(table, FAIR)).isInstanceOf(Uplift.NotEnoughData.class);
  }

  @Test
  void asksForOutcomesThatDiffer() {
    assertThat(estimated(with("outcome", numbers("outcome", row -> 7)), FAIR))
        .isEqualTo(
            new Uplift.NotEnoughData(
                "the outcome is the same for all rows of an arm",
                "outcomes that differ within an arm"));
  }

  @Test
  void asksForAnOutcomeThatIsMoreThanTheTreatment() {
    double[] treated = Simulated.TREATED.values(EXPERIMENT);
    Table table = with("outcome", numbers("outcome", row -> 10 * treated[row]));

    for (Design design : List.of(FAIR, BOTH)) {
      assertThat(estimated(table, design)).isInstanceOf(Uplift.NotEnoughData.class);
    }
  }

  @Test
  void asksForMoreCasesWhereItHardlyEverHappened() {
    Table table = with("outcome", texts("outcome", row -> row < 3 ? "bought" : "left"));

    Uplift answer =
        CausalUplift.estimate(
            table,
            new UpliftQuestion(Simulated.TREATED, new Metric.Rate("outcome", "bought"), FAIR));

    assertThat(((Uplift.NotEnoughData) answer).reason()).isEqualTo("it happened in 3 of 400 rows");
  }

  @Test
  void refusesColumnsThatAreNotThere() {
    Metric.Rate treatment = new Metric.Rate("tretaed", "true");

    assertThatExceptionOfType(UnknownColumn.class)
        .isThrownBy(
            () ->
                CausalUplift.estimate(
                    EXPERIMENT, new UpliftQuestion(treatment, Simulated.OUTCOME, FAIR)));
    assertThatExceptionOfType(UnknownColumn.class)
        .isThrownBy(() -> estimated(EXPERIMENT, FAIR.withPrePeriod("befor")));
    assertThatExceptionOfType(UnknownColumn.class)
        .isThrownBy(() -> estimated(EXPERIMENT, Observational.adjusting(Estimand.TREATED, "c")));
    assertThatExceptionOfType(UnknownColumn.class)
        .isThrownBy(() -> estimated(EXPERIMENT, BOTH.untouching(Untouched.of("befor"))));
  }

  @Test
  void refusesMixedTypesWhereverTheyAre() {
    for (String column : List.of("treated", "outcome", "a", "before")) {
      ColumnBuilder mixed = new ColumnBuilder(column);
      IntStream.range(0, ROWS).forEach(row -> mixed.cell(row % 9 == 0 ? "unknown" : "" + row));

      assertThatExceptionOfType(Fault.class)
          .isThrownBy(() -> estimated(with(column, mixed.build()), BOTH))
          .withMessageContaining("holds 355 numbers and 45 texts");
    }
  }

  @Test
  void refusesACovariateOfTenThousandLevels() {
    Table table = Simulated.observational(5, 20_000);
    Column streets = texts("a", 20_000, row -> "street " + row % 10_000);

    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> estimated(with(table, "a", streets), BOTH))
        .withMessageContaining("10,000 levels");
  }

  @Test
  void refusesACovariateThatDecidesTheTreatment() {
    double[] treated = Simulated.TREATED.values(EXPERIMENT);
    Table table = with("a", numbers("a", row -> treated[row]));

    assertThat(((Uplift.Refused) estimated(table, BOTH)).reasons())
        .singleElement()
        .asString()
        .contains("nobody to compare with");
    assertThat(((Uplift.Refused) estimated(table, Randomised.checkedBy("a"))).reasons())
        .singleElement()
        .asString()
        .contains("no coin did that");
  }

  @Test
  void refusesACovariateThatDecidesTheTreatmentAboveAThreshold() {
    Table table = new Simulated(1, ROWS).table((a, b) -> a > 0 ? 50 : -50, (a, b) -> a);

    assertThat(estimated(table, BOTH)).isInstanceOf(Uplift.Refused.class);
  }

  @Test
  void refusesCovariatesThatDoNotVary() {
    Table table = with("a", numbers("a", row -> 0.1));

    assertThat(
            ((Uplift.Refused) estimated(table, Observational.adjusting(Estimand.TREATED, "a")))
                .reasons())
        .singleElement()
        .asString()
        .contains("plain difference");
  }

  @Test
  void refusesToCompareWithoutCovariates() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Observational.adjusting(Estimand.TREATED));
  }

  @Test
  void refusesToAdjustForTreatmentOrOutcome() {
    for (String column : List.of("treated", "outcome")) {
      for (Design design :
          List.of(
              FAIR.withPrePeriod(column),
              Randomised.checkedBy(column),
              Observational.adjusting(Estimand.TREATED, "a", column),
              BOTH.untouching(Untouched.of(column)))) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new UpliftQuestion(Simulated.TREATED, Simulated.OUTCOME, design));
      }
    }
  }

  @Test
  void refusesTheTreatmentAsItsOwnOutcome() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UpliftQuestion(Simulated.TREATED, Simulated.TREATED, FAIR));
  }

  @Test
  void refusesAShareThatIsNone() {
    for (double share : new double[] {0, 1, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Randomised.planned(share));
    }
  }

  @Test
  void refusesWhatIsSaidToBeDerivedButIsNoCovariate() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BOTH.untouching(Untouched.of("before", "before squared")));
  }

  @Test
  void doesNotTakeAConstantForAnUntouchedOutcome() {
    Table table = with(Simulated.observational(5, ROWS), "before", numbers("before", row -> 1));

    assertThat(((Uplift.Warned) estimated(table, BOTH)).warnings())
        .anySatisfy(warning -> assertThat(warning).startsWith("untouched outcome before: "));
  }

  @Test
  void doesNotTakeAnEmptyColumnForAnUntouchedOutcome() {
    Table table =
        with(Simulated.observational(5, ROWS), "before", numbers("before", row -> Double.NaN));

    assertThat(((Uplift.Warned) estimated(table, BOTH)).warnings())
        .anySatisfy(warning -> assertThat(warning).startsWith("untouched outcome before: "));
  }

  private static Uplift estimated(Table table, Design design) {
    return CausalUplift.estimate(
        table, new UpliftQuestion(Simulated.TREATED, Simulated.OUTCOME, design));
  }

  private static Table with(String name, Column column) {
    return with(EXPERIMENT, name, column);
  }

  private static Table with(Table table, String name, Column column) {
    List<Column> columns = new ArrayList<>(table.columns());
    columns.replaceAll(one -> one.name().equals(name) ? column : one);
    return new Table(columns);
  }

  private static Column numbers(String name, IntToDoubleFunction value) {
    double[] values = new double[ROWS];
    Arrays.setAll(values, value);
    return new NumberColumn(name, values);
  }

  private static Column texts(String name, IntFunction<String> text) {
    return texts(name, ROWS, text);
  }

  private static Column texts(String name, int rows, IntFunction<String> text) {
    return CategoryColumn.of(name, IntStream.range(0, rows).mapToObj(text).toList());
  }
}
