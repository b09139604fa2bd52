package dev.steward.analytics.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.steward.core.Fault;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Column AGE = new NumberColumn("age", new double[] {40, Double.NaN, 31});
  private static final Column PLAN = CategoryColumn.of("plan", Arrays.asList("pro", "free", null));

  @Test
  void readsCellsAsNumbersWhenAllOfThemAre() {
    Column column = new ColumnBuilder("x").cell("1").cell("").cell("-2.5e3").build();

    assertThat(column).isInstanceOf(NumberColumn.class);
    assertThat(((NumberColumn) column).values()).containsExactly(1, Double.NaN, -2500);
  }

  @Test
  void keepsNumbersAndTextsUnderOneNameApart() {
    Column column = new ColumnBuilder("x").cell("1").cell("many").missing().cell("2").build();

    assertThat(column).isInstanceOf(MixedColumn.class);
    MixedColumn mixed = (MixedColumn) column;
    assertThat(List.of(mixed.numbers(), mixed.texts(), mixed.present())).containsExactly(2, 1, 3);
    assertThat(mixed.example()).isEqualTo("many");
  }

  @Test
  void takesANumberTooLargeToHoldForAText() {
    assertThat(new ColumnBuilder("x").cell("1e999").build()).isInstanceOf(CategoryColumn.class);
  }

  @Test
  void picksRowsOfEveryColumn() {
    Table picked = new Table(List.of(AGE, PLAN)).rows(new int[] {2, 0});

    assertThat(((NumberColumn) picked.column("age")).values()).containsExactly(31, 40);
    assertThat(picked.column("plan").missing(0)).isTrue();
  }

  @Test
  void refusesTwoColumnsOfOneName() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Table(List.of(AGE, AGE)));
  }

  @Test
  void refusesColumnsOfDifferentLength() {
    Column shorter = new NumberColumn("shorter", new double[] {1});

    assertThatIllegalArgumentException().isThrownBy(() -> new Table(List.of(AGE, shorter)));
  }

  @Test
  void refusesAColumnItDoesNotHave() {
    assertThatExceptionOfType(UnknownColumn.class)
        .isThrownBy(() -> new Table(List.of(AGE)).column("agee"));
  }

  @Test
  void refusesAnInfiniteNumber() {
    double[] values = {1, Double.POSITIVE_INFINITY};

    assertThatIllegalArgumentException().isThrownBy(() -> new NumberColumn("x", values));
  }

  @Test
  void knowsNoRateWhereTheColumnIsEmpty() {
    double[] values = new Metric.Rate("plan", "pro").values(new Table(List.of(PLAN)));

    assertThat(values).containsExactly(1, 0, Double.NaN);
  }

  @Test
  void countsANumberAsALevelHoweverItIsWritten() {
    double[] values = new Metric.Rate("age", "40.0").values(new Table(List.of(AGE)));

    assertThat(values).containsExactly(1, Double.NaN, 0);
  }

  @Test
  void refusesTheMeanOfWords() {
    Table table = new Table(List.of(PLAN));

    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> new Metric.Mean("plan").values(table))
        .withMessageContaining("holds words");
  }
}
