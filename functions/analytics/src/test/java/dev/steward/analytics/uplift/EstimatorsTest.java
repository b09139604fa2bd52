package dev.steward.analytics.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steward.analytics.table.Metric;
import dev.steward.analytics.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class EstimatorsTest {
  private static final int RUNS = 300;
  private static final List<String> BOTH = List.of("a", "b");

  @Test
  void regressesThePublishedEffectOfTraining() {
    Trial trial = trial(Lalonde.observational(), Lalonde.TRAINED, Lalonde.EARNINGS);
    double[] trained = Lalonde.TRAINED.values(trial.table());
    double[][] design = covariates(trial, Lalonde.BEFORE).design();
    double[][] with = new double[design.length][];
    Arrays.setAll(with, row -> Arrays.copyOf(design[row], design[row].length + 1));
    Arrays.setAll(with, row -> last(with[row], trained[row]));
    double[] one = new double[design.length];
    Arrays.fill(one, 1);

    Regression regression = new Regression(with, one, trial.outcomes());

    assertThat(regression.coefficient(design[0].length)).isCloseTo(699.13, within(0.01));
  }

  /** Reference values: a separate calculation of the same formulas in another language. */
  @Test
  void weighsAsAnIndependentCalculationDoes() {
    Adjustment adjustment =
        adjusted(
            trial(Lalonde.observational(), Lalonde.TRAINED, Lalonde.EARNINGS),
            Estimand.TREATED,
            Lalonde.BEFORE);

    assertThat(adjustment.weighted().estimate()).isCloseTo(1180.41, within(0.01));
    assertThat(adjustment.doublyRobust().estimate()).isCloseTo(1273.55, within(0.01));
    assertThat(adjustment.weighting().effective(false)).isCloseTo(416.67, within(0.01));
  }

  @Test
  void weighsWithPowersAndProductsAsAnIndependentCalculationDoes() {
    Adjustment adjustment =
        adjusted(
            trial(Lalonde.expanded(), Lalonde.TRAINED, Lalonde.EARNINGS),
            Estimand.TREATED,
            "age age2 age3 educ educ2 marr nodegree black hisp re74 re75 u74 u75 educ_re74"
                .split(" "));

    assertThat(adjustment.weighted().estimate()).isCloseTo(1782.21, within(0.05));
    assertThat(adjustment.doublyRobust().estimate()).isCloseTo(1584.53, within(0.05));
  }

  @Test
  void holdsTheEffectOnAllInAboutNineteenOfTwentyRuns() {
    assertThat(coverage(seed -> simulated(seed, Estimand.EVERYONE), Adjustment::doublyRobust))
        .isBetween(0.91, 0.985);
    assertThat(coverage(seed -> simulated(seed, Estimand.EVERYONE), Adjustment::weighted))
        .isBetween(0.91, 0.985);
  }

  @Test
  void holdsTheEffectOnThoseTreatedInAboutNineteenOfTwentyRuns() {
    assertThat(coverage(seed -> simulated(seed, Estimand.TREATED), Adjustment::doublyRobust))
        .isBetween(0.91, 0.985);
    assertThat(coverage(seed -> simulated(seed, Estimand.TREATED), Adjustment::weighted))
        .isBetween(0.91, 0.985);
  }

  @Test
  void isRightThoughThePropensitiesAreWrong() {
    double coverage =
        coverage(
            seed ->
                adjusted(
                    new Simulated(seed, 800)
                        .table((a, b) -> -1 + 0.8 * a * a - 0.5 * b, (a, b) -> 1.5 * a - b)),
            Adjustment::doublyRobust);

    assertThat(coverage).isBetween(0.91, 0.985);
  }

  @Test
  void isRightThoughTheRegressionIsWrong() {
    double coverage =
        coverage(
            seed ->
                adjusted(
                    new Simulated(seed, 800)
                        .table((a, b) -> -0.3 + 0.5 * a - 0.4 * b, (a, b) -> a * a + a * b)),
            Adjustment::doublyRobust);

    assertThat(coverage).isBetween(0.91, 0.985);
  }

  @Test
  void isWrongWhenBothModelsAre() {
    double coverage =
        coverage(
            seed ->
                adjusted(new Simulated(seed, 800).table((a, b) -> -1 + a * a, (a, b) -> 2 * a * a)),
            Adjustment::doublyRobust);

    assertThat(coverage).isLessThan(0.5);
  }

  @Test
  void fitsNoPropensitiesWhereACovariateTellsTheArmsApart() {
    Table table = new Simulated(1, 200).table((a, b) -> a > 0 ? 50 : -50, (a, b) -> a);
    Trial trial = trial(table, Simulated.TREATED, Simulated.OUTCOME);

    assertThat(Propensity.fit(covariates(trial, "a", "b").design(), trial)).isEmpty();
  }

  @Test
  void leavesOutCovariatesThatSayNothingNew() {
    Trial trial = trial(Lalonde.expanded(), Lalonde.TRAINED, Lalonde.EARNINGS);

    Covariates covariates = covariates(trial, "age", "age2", "u74", "re74", "age");

    assertThat(covariates.names()).containsExactly("age", "age2", "u74", "re74");
  }

  private static double coverage(
      LongFunction<Adjustment> run, Function<Adjustment, Influence> estimator) {
    int held = 0;
    for (long seed = 0; seed < RUNS; seed++) {
      held += estimator.apply(run.apply(seed)).interval(0.95).holds(Simulated.EFFECT) ? 1 : 0;
    }
    return (double) held / RUNS;
  }

  private static Adjustment simulated(long seed, Estimand estimand) {
    Table table = Simulated.observational(seed, 600);
    return adjusted(
        trial(table, Simulated.TREATED, Simulated.OUTCOME), estimand, BOTH.toArray(String[]::new));
  }

  private static Adjustment adjusted(Table table) {
    return adjusted(
        trial(table, Simulated.TREATED, Simulated.OUTCOME),
        Estimand.TREATED,
        BOTH.toArray(String[]::new));
  }

  private static Adjustment adjusted(Trial trial, Estimand estimand, String... names) {
    return Adjustment.of(trial, covariates(trial, names), estimand, 30).orElseThrow();
  }

  private static Covariates covariates(Trial trial, String... names) {
    return Covariates.of(trial.table(), List.of(names));
  }

  private static Trial trial(Table table, Metric treated, Metric outcome) {
    return Trial.of(table, treated.values(table), outcome.values(table));
  }

  private static double[] last(double[] row, double value) {
    row[row.length - 1] = value;
    return row;
  }
}
