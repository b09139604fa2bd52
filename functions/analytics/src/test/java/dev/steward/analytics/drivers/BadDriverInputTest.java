package dev.steward.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.steward.analytics.drivers.DriverAnswer.Drivers;
import dev.steward.analytics.drivers.DriverAnswer.NotEnoughData;
import dev.steward.analytics.drivers.LeftOut.Why;
import dev.steward.analytics.table.CategoryColumn;
import dev.steward.analytics.table.Column;
import dev.steward.analytics.table.ColumnBuilder;
import dev.steward.analytics.table.Metric;
import dev.steward.analytics.table.NumberColumn;
import dev.steward.analytics.table.Table;
import dev.steward.analytics.table.UnknownColumn;
import dev.steward.core.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BadDriverInputTest {
  private static final int ROWS = 20_000;
  private static final Noise NOISE = new Noise(11, ROWS);
  private static final Column SPEND = NOISE.numbers("spend");
  private static final Column PLAN = NOISE.levels("plan", 3);
  private static final DriverQuestion OF_SPEND = DriverQuestion.about(new Metric.Mean("spend"));

  @Test
  void refusesAMetricThatIsNotThere() {
    DriverQuestion question = DriverQuestion.about(new Metric.Mean("spent"));

    assertThatExceptionOfType(UnknownColumn.class)
        .isThrownBy(() -> TopDrivers.find(new Table(List.of(SPEND, PLAN)), question))
        .withMessage("there is no column spent");
  }

  @Test
  void refusesAMetricOfMixedTypes() {
    ColumnBuilder mixed = new ColumnBuilder("spend");
    IntStream.range(0, ROWS).forEach(row -> mixed.cell(row % 2 == 0 ? "much" : "3"));

    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> TopDrivers.find(new Table(List.of(mixed.build(), PLAN)), OF_SPEND))
        .withMessageContaining("holds 10000 numbers and 10000 texts");
  }

  @Test
  void asksForRowsWhereThereAreNone() {
    Table empty = new Table(List.of(SPEND, PLAN)).rows(new int[0]);

    assertThat(TopDrivers.find(empty, OF_SPEND))
        .isEqualTo(new NotEnoughData("0 rows have a known spend", "at least 50"));
  }

  @Test
  void asksForAMetricThatIsKnown() {
    double[] holes = new double[ROWS];
    Arrays.fill(holes, Double.NaN);

    assertThat(
            TopDrivers.find(new Table(List.of(new NumberColumn("spend", holes), PLAN)), OF_SPEND))
        .isEqualTo(new NotEnoughData("0 rows have a known spend", "at least 50"));
  }

  @Test
  void findsNothingInATableOfTheMetricAlone() {
    Drivers answer = (Drivers) TopDrivers.find(new Table(List.of(SPEND)), OF_SPEND);

    assertThat(answer.drivers()).isEmpty();
    assertThat(answer.caveats()).contains("No feature could be tested.");
  }

  @Test
  void leavesOutAFeatureOfTenThousandRareLevels() {
    Column street =
        CategoryColumn.of(
            "street", IntStream.range(0, ROWS).mapToObj(row -> "s" + row % 10_000).toList());

    Drivers answer = (Drivers) TopDrivers.find(new Table(List.of(SPEND, street)), OF_SPEND);

    assertThat(answer.leftOut()).extracting(LeftOut::why).containsExactly(Why.TOO_FEW);
  }

  @Test
  void testsTheFrequentOfTenThousandLevels() {
    double[] spend = ((NumberColumn) SPEND).values();
    Arrays.setAll(spend, row -> spend[row] + (row < 8_000 ? 1 : 0));
    Column street =
        CategoryColumn.of(
            "street",
            IntStream.range(0, ROWS)
                .mapToObj(row -> row < 8_000 ? "main" : "s" + row % 10_000)
                .toList());

    Drivers answer =
        (Drivers)
            TopDrivers.find(new Table(List.of(new NumberColumn("spend", spend), street)), OF_SPEND);

    assertThat(answer.drivers().getFirst().contrast().difference().holds(1)).isTrue();
    assertThat(answer.drivers().getFirst().evidence()).contains("street main");
  }
}
