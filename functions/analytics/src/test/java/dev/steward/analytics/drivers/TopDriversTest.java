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
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopDriversTest {
  private static final int ROWS = 2_000;
  private static final Metric LEFT = new Metric.Rate("left", "true");

  private final Noise noise = new Noise(7, ROWS);
  private final boolean[] monthly = noise.flags(0.5);
  private final boolean[] fiber = noise.flags(0.4);
  private final double[] tenure = noise.normal();

  @Test
  void ranksPlantedDriversByTheirStrength() {
    Drivers answer = find(row -> 0.1 + (monthly[row] ? 0.4 : 0) + (tenure[row] < 0 ? 0.15 : 0));

    assertThat(answer.drivers()).extracting(Driver::feature).containsExactly("monthly", "tenure");
    assertThat(answer.unproven()).extracting(Driver::feature).contains("noise0", "fiber");
  }

  @Test
  void saysItsEvidenceInASentence() {
    boolean[] half = new boolean[1000];
    boolean[] left = new boolean[1000];
    for (int row = 0; row < 1000; row++) {
      half[row] = row < 500;
      left[row] = row < 200 || row >= 950;
    }
    Table table =
        new Table(
            List.of(
                CategoryColumn.ofFlags("discount", half), CategoryColumn.ofFlags("left", left)));

    Drivers answer =
        (Drivers) TopDrivers.find(table, DriverQuestion.about(LEFT).saying("Customers", "leave"));

    assertThat(answer.drivers().getFirst().evidence())
        .isEqualTo(
            "Customers with discount leave in 40.0 % of cases, others in 10.0 %:"
                + " 30.0 points more (24.9 to 34.9), n = 500 of 1,000.");
  }

  @Test
  void tellsWhichWayANumberGoes() {
    Drivers answer = find(row -> tenure[row] > 0 ? 0.1 : 0.4);

    Driver driver = answer.drivers().getFirst();
    assertThat(driver.direction()).isEqualTo(Direction.FALLING);
    assertThat(driver.trend()).isPresent();
    assertThat(driver.evidence()).contains("with tenure up to ");
  }

  @Test
  void findsANumberThatMattersInTheMiddleOnly() {
    Drivers answer = find(row -> Math.abs(tenure[row]) < 0.5 ? 0.6 : 0.2);

    assertThat(answer.drivers()).extracting(Driver::feature).containsExactly("tenure");
  }

  @Test
  void findsWhatTwoDriversDoTogether() {
    Drivers answer =
        find(
            row ->
                0.1
                    + (monthly[row] ? 0.1 : 0)
                    + (fiber[row] ? 0.1 : 0)
                    + (monthly[row] && fiber[row] ? 0.4 : 0));

    assertThat(answer.interactions()).hasSize(1);
    assertThat(answer.interactions().getFirst().beyond().holds(0.4)).isTrue();
    assertThat(answer.interactions().getFirst().evidence())
        .startsWith("Rows with ")
        .contains("the two effects alone add up to")
        .contains(" points more (");
  }

  @Test
  void findsNoInteractionWhereEffectsAddUp() {
    Drivers answer = find(row -> 0.1 + (monthly[row] ? 0.3 : 0) + (fiber[row] ? 0.3 : 0));

    assertThat(answer.drivers()).extracting(Driver::feature).contains("monthly", "fiber");
    assertThat(answer.interactions()).isEmpty();
  }

  @Test
  void findsTheDriverOfAMean() {
    List<Column> columns = new ArrayList<>(features());
    double[] spend =
        IntStream.range(0, ROWS).mapToDouble(r -> (monthly[r] ? 10 : 12) + tenure[r]).toArray();
    columns.removeIf(column -> column.name().equals("tenure"));
    columns.add(new NumberColumn("spend", spend));

    Drivers answer =
        (Drivers)
            TopDrivers.find(new Table(columns), DriverQuestion.about(new Metric.Mean("spend")));

    Driver driver = answer.drivers().getFirst();
    assertThat(driver.contrast().difference().holds(-2)).isTrue();
    assertThat(driver.contrast().standardised()).isBetween(-2.2, -1.8);
    assertThat(driver.evidence()).startsWith("Rows with monthly have on average spend of ");
  }

  @Test
  void saysNothingAboutAForbiddenFeature() {
    Drivers answer = found(DriverQuestion.about(LEFT).forbidding("monthly"), this::interacting);

    assertThat(answer.toString()).doesNotContain("monthly");
    assertThat(answer.drivers()).extracting(Driver::feature).contains("fiber");
  }

  @Test
  void doesNotLetACopyOfAForbiddenFeatureIn() {
    List<Column> columns = new ArrayList<>(features());
    columns.add(
        CategoryColumn.of(
            "payment", IntStream.range(0, ROWS).mapToObj(r -> monthly[r] ? "a" : "b").toList()));

    Drivers answer =
        found(columns, DriverQuestion.about(LEFT).forbidding("monthly"), this::interacting);

    assertThat(why(answer, "payment")).isEqualTo(Why.STANDS_FOR_A_FORBIDDEN_ONE);
  }

  @Test
  void refusesToForbidAFeatureThatIsNotThere() {
    assertThatExceptionOfType(UnknownColumn.class)
        .isThrownBy(
            () -> found(DriverQuestion.about(LEFT).forbidding("monthy"), this::interacting));
  }

  @Test
  void leavesOutWhatCannotExplain() {
    List<Column> columns = new ArrayList<>(features());
    columns.add(
        CategoryColumn.of("customer", IntStream.range(0, ROWS).mapToObj(r -> "c" + r).toList()));
    columns.add(new NumberColumn("number", IntStream.range(0, ROWS).asDoubleStream().toArray()));
    columns.add(
        CategoryColumn.of("country", IntStream.range(0, ROWS).mapToObj(r -> "DE").toList()));
    columns.add(
        new NumberColumn(
            "nothing", IntStream.range(0, ROWS).mapToDouble(r -> Double.NaN).toArray()));
    columns.add(rare());
    columns.add(mixed());

    Drivers answer = found(columns, DriverQuestion.about(LEFT), this::interacting);

    assertThat(why(answer, "customer")).isEqualTo(Why.IDENTIFIER);
    assertThat(why(answer, "number")).isEqualTo(Why.IDENTIFIER);
    assertThat(why(answer, "country")).isEqualTo(Why.CONSTANT);
    assertThat(why(answer, "nothing")).isEqualTo(Why.EMPTY);
    assertThat(why(answer, "rare")).isEqualTo(Why.TOO_FEW);
    assertThat(why(answer, "mixed")).isEqualTo(Why.MIXED_TYPES);
    assertThat(answer.drivers()).extracting(Driver::feature).contains("monthly", "fiber");
  }

  @Test
  void leavesOutWhatIsTheOutcomeUnderAnotherName() {
    boolean[] left = outcome(this::interacting);
    List<Column> columns = new ArrayList<>(features());
    columns.add(CategoryColumn.ofFlags("left", left));
    columns.add(CategoryColumn.of("state", flagged(left, "gone", "here")));
    columns.add(
        new NumberColumn(
            "score",
            IntStream.range(0, ROWS).mapToDouble(r -> (left[r] ? 10 : 0) + tenure[r]).toArray()));
    columns.add(reason(left));

    Drivers answer = (Drivers) TopDrivers.find(new Table(columns), DriverQuestion.about(LEFT));

    assertThat(List.of("state", "score", "reason"))
        .allSatisfy(name -> assertThat(why(answer, name)).isEqualTo(Why.TELLS_THE_OUTCOME));
  }

  @Test
  void warnsOfAGroupInWhichItNeverHappens() {
    Drivers answer = find(row -> monthly[row] ? 0 : 0.5);

    assertThat(answer.drivers().getFirst().caution())
        .hasValueSatisfying(c -> assertThat(c).contains("never"));
  }

  @Test
  void asksForMoreRows() {
    DriverAnswer answer = TopDrivers.find(first(30), DriverQuestion.about(LEFT));

    assertThat(answer).isEqualTo(new NotEnoughData("30 rows have a known left", "at least 50"));
  }

  @Test
  void asksForMoreCasesWhenItHardlyEverHappened() {
    boolean[] left = new boolean[ROWS];
    left[3] = true;
    List<Column> columns = new ArrayList<>(features());
    columns.add(CategoryColumn.ofFlags("left", left));

    DriverAnswer answer = TopDrivers.find(new Table(columns), DriverQuestion.about(LEFT));

    assertThat(answer)
        .isEqualTo(
            new NotEnoughData(
                "it happened in 1 of 2,000 rows",
                "at least 10 rows where it did and 10 where it did not"));
  }

  @Test
  void asksForRowsThatDiffer() {
    List<Column> columns = new ArrayList<>(features());
    columns.add(new NumberColumn("spend", IntStream.range(0, ROWS).mapToDouble(r -> 5).toArray()));

    DriverAnswer answer =
        TopDrivers.find(new Table(columns), DriverQuestion.about(new Metric.Mean("spend")));

    assertThat(answer).isInstanceOf(NotEnoughData.class);
  }

  @Test
  void countsRowsWithoutAnOutcomeAndLeavesThemOut() {
    ColumnBuilder left = new ColumnBuilder("left");
    for (int row = 0; row < ROWS; row++) {
      if (row % 10 == 0) {
        left.missing();
      } else {
        left.flag(noise.chance(monthly[row] ? 0.5 : 0.1));
      }
    }
    List<Column> columns = new ArrayList<>(features());
    columns.add(left.build());

    Drivers answer = (Drivers) TopDrivers.find(new Table(columns), DriverQuestion.about(LEFT));

    assertThat(answer.basis().n()).isEqualTo(1_800);
    assertThat(answer.basis().unknownOutcome()).isEqualTo(200);
  }

  @Test
  void testsMissingValuesAsAGroupOfTheirOwn() {
    double[] holes =
        IntStream.range(0, ROWS).mapToDouble(r -> monthly[r] ? Double.NaN : tenure[r]).toArray();
    List<Column> columns = new ArrayList<>(List.of(new NumberColumn("survey", holes)));

    Drivers answer = found(columns, DriverQuestion.about(LEFT), row -> monthly[row] ? 0.5 : 0.2);

    assertThat(answer.drivers().getFirst().contrast().group()).isEqualTo("with no survey known");
  }

  private double interacting(int row) {
    return 0.1 + (monthly[row] ? 0.3 : 0) + (fiber[row] ? 0.2 : 0);
  }

  private Drivers find(IntToDoubleFunction chance) {
    return found(DriverQuestion.about(LEFT), chance);
  }

  private Drivers found(DriverQuestion question, IntToDoubleFunction chance) {
    return found(features(), question, chance);
  }

  private Drivers found(
      List<Column> features, DriverQuestion question, IntToDoubleFunction chance) {
    List<Column> columns = new ArrayList<>(features);
    columns.add(CategoryColumn.ofFlags("left", outcome(chance)));
    return (Drivers) TopDrivers.find(new Table(columns), question);
  }

  private boolean[] outcome(IntToDoubleFunction chance) {
    boolean[] left = new boolean[ROWS];
    for (int row = 0; row < ROWS; row++) {
      left[row] = noise.chance(chance.applyAsDouble(row));
    }
    return left;
  }

  private List<Column> features() {
    return List.of(
        CategoryColumn.ofFlags("monthly", monthly),
        CategoryColumn.ofFlags("fiber", fiber),
        new NumberColumn("tenure", tenure),
        new Noise(1, ROWS).numbers("noise0"),
        new Noise(2, ROWS).levels("noise1", 4));
  }

  private Table first(int rows) {
    List<Column> columns = new ArrayList<>(features());
    columns.add(CategoryColumn.ofFlags("left", outcome(this::interacting)));
    return new Table(columns).rows(IntStream.range(0, rows).toArray());
  }

  private static Column rare() {
    return CategoryColumn.of(
        "rare", IntStream.range(0, ROWS).mapToObj(r -> r < 5 ? "yes" : "no").toList());
  }

  private static Column mixed() {
    ColumnBuilder mixed = new ColumnBuilder("mixed");
    for (int row = 0; row < ROWS; row++) {
      mixed.cell(row % 100 == 0 ? "unknown" : Integer.toString(row % 7));
    }
    return mixed.build();
  }

  private static Column reason(boolean[] left) {
    ColumnBuilder reason = new ColumnBuilder("reason");
    for (int row = 0; row < ROWS; row++) {
      if (left[row]) {
        reason.text(row % 2 == 0 ? "price" : "service");
      } else {
        reason.missing();
      }
    }
    return reason.build();
  }

  private static List<String> flagged(boolean[] flags, String yes, String no) {
    return IntStream.range(0, flags.length).mapToObj(row -> flags[row] ? yes : no).toList();
  }

  private static Why why(Drivers answer, String feature) {
    return answer.leftOut().stream()
        .filter(one -> one.feature().equals(feature))
        .findFirst()
        .orElseThrow(() -> new AssertionError(feature + " was not left out"))
        .why();
  }
}
