package dev.steward.analytics.drivers;

import dev.steward.analytics.drivers.DriverAnswer.Drivers;
import dev.steward.analytics.drivers.DriverAnswer.NotEnoughData;
import dev.steward.analytics.drivers.Screening.Screened;
import dev.steward.analytics.measure.Holm;
import dev.steward.analytics.measure.Interval;
import dev.steward.analytics.measure.Words;
import dev.steward.analytics.table.Column;
import dev.steward.analytics.table.NumberColumn;
import dev.steward.analytics.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds which features go with a metric. Each is tested once; the p-values of all are corrected
 * together (Holm: the chance that even one named driver is none is 5 %), and those that stay are
 * ranked by strength, never by p.
 */
public final class TopDrivers {
  private static final double LEVEL = 0.05;
  private static final double CONFIDENCE = 1 - LEVEL;
  private static final int FEWEST_ROWS = 50;
  private static final int FEWEST_OF_A_KIND = 10;

  private final DriverQuestion question;
  private final Table table;
  private final Outcome outcome;
  private final Evidence evidence;

  private TopDrivers(DriverQuestion question, Table table, Outcome outcome) {
    this.question = question;
    this.table = table;
    this.outcome = outcome;
    this.evidence = new Evidence(question.wording(), outcome.isRate());
  }

  public static DriverAnswer find(Table table, DriverQuestion question) {
    table.require(question.forbidden());
    double[] values = question.metric().values(table);
    int[] known =
        IntStream.range(0, values.length).filter(row -> !Double.isNaN(values[row])).toArray();
    double[] kept = IntStream.of(known).mapToDouble(row -> values[row]).toArray();
    Outcome outcome = new Outcome(question.metric(), kept);
    Optional<NotEnoughData> lacking = lacking(outcome, question);
    if (lacking.isPresent()) {
      return lacking.get();
    }
    return new TopDrivers(question, table.rows(known), outcome).answer(values.length);
  }

  private static Optional<NotEnoughData> lacking(Outcome outcome, DriverQuestion question) {
    String column = Words.name(question.metric().column());
    if (outcome.n() < FEWEST_ROWS) {
      return Optional.of(
          new NotEnoughData(
              "%d rows have a known %s".formatted(outcome.n(), column),
              "at least %d".formatted(FEWEST_ROWS)));
    }
    long rarer = Math.min(outcome.hits(), outcome.n() - outcome.hits());
    if (outcome.isRate() && rarer < FEWEST_OF_A_KIND) {
      return Optional.of(
          new NotEnoughData(
              "it happened in %s of %s rows"
                  .formatted(Words.count(outcome.hits()), Words.count(outcome.n())),
              "at least %d rows where it did and %d where it did not"
                  .formatted(FEWEST_OF_A_KIND, FEWEST_OF_A_KIND)));
    }
    return outcome.constant()
        ? Optional.of(
            new NotEnoughData(
                "all %s rows have the same %s".formatted(Words.count(outcome.n()), column),
                "rows that differ"))
        : Optional.empty();
  }

  private record Tested(Driver driver, Split split) {
    Tested adjusted(double p) {
      return new Tested(driver.adjusted(p), split);
    }

    boolean proven() {
      return driver.adjustedP() < LEVEL;
    }
  }

  private Drivers answer(int rows) {
    List<LeftOut> leftOut = new ArrayList<>();
    List<Tested> tested = new ArrayList<>();
    Screening screening =
        new Screening(outcome, question.forbidden().stream().map(table::column).toList());
    for (Column column : features()) {
      switch (screening.screen(column)) {
        case Screened.Out out -> leftOut.add(out.leftOut());
        case Screened.Candidate(Column feature, Grouping grouping) ->
            tested.add(test(feature, grouping));
      }
    }
    List<Tested> ranked = ranked(tested);
    List<Split> proven = ranked.stream().filter(Tested::proven).map(Tested::split).toList();
    return new Drivers(
        basis(rows, tested.size()),
        ranked.stream().filter(Tested::proven).map(Tested::driver).toList(),
        new Interactions(outcome, evidence, CONFIDENCE).among(proven),
        ranked.stream().filter(one -> !one.proven()).map(Tested::driver).toList(),
        leftOut,
        Caveats.of(ranked.size(), leftOut.size()));
  }

  private List<Column> features() {
    return table.columns().stream()
        .filter(column -> !column.name().equals(question.metric().column()))
        .filter(column -> !question.forbidden().contains(column.name()))
        .toList();
  }

  private Tested test(Column column, Grouping grouping) {
    Splits.Picked picked = new Splits(grouping, Moments.of(outcome, grouping)).best();
    Contrast contrast = picked.split().contrast(outcome, 1 - LEVEL / picked.from());
    Optional<Trend> trend =
        column instanceof NumberColumn numbers && grouping.ranges() > 0
            ? Optional.of(Trends.of(outcome, numbers, CONFIDENCE))
            : Optional.empty();
    Interval strength = Strength.of(outcome, grouping, CONFIDENCE);
    Driver driver =
        new Driver(
            column.name(),
            strength,
            Magnitude.of(strength.estimate()),
            contrast,
            trend,
            Direction.of(contrast, trend),
            grouping.n(),
            Difference.pValue(outcome, grouping),
            1,
            evidence.of(contrast, grouping.n()),
            Caveats.about(contrast, outcome));
    return new Tested(driver, picked.split());
  }

  private static List<Tested> ranked(List<Tested> tested) {
    double[] adjusted = Holm.adjust(tested.stream().mapToDouble(one -> one.driver().p()).toArray());
    return IntStream.range(0, tested.size())
        .mapToObj(index -> tested.get(index).adjusted(adjusted[index]))
        .sorted(
            Comparator.comparingDouble((Tested one) -> one.driver().strength().estimate())
                .reversed())
        .toList();
  }

  private Basis basis(int rows, int tested) {
    String test = outcome.isRate() ? "chi-square" : "Welch's analysis of variance";
    return new Basis(
        outcome.n(),
        rows - outcome.n(),
        outcome.mean(),
        tested,
        LEVEL,
        "one test a feature (" + test + "), corrected by Holm; ranked by correlation ratio");
  }
}
