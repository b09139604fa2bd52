package dev.steward.analytics.uplift;

import dev.steward.analytics.measure.Words;
import dev.steward.analytics.table.Metric;
import dev.steward.analytics.table.Table;
import java.util.Arrays;
import java.util.Optional;

/**
 * Estimates what a treatment did to an outcome. The plain difference between arms that nobody
 * randomised is never an answer.
 */
public final class CausalUplift {
  private static final int FEWEST = 20;
  private static final int FEWEST_OF_A_KIND = 5;

  private CausalUplift() {}

  public static Uplift estimate(Table table, UpliftQuestion question) {
    table.require(question.design().columns());
    double[] treated = question.treated().values(table);
    double[] outcome = question.outcome().values(table);
    Trial trial = Trial.of(table, treated, outcome);
    Optional<Uplift> lacking = lacking(trial, question);
    if (lacking.isPresent()) {
      return lacking.get();
    }
    int unknown = table.rows() - trial.n();
    return switch (question.design()) {
      case Design.Randomised design ->
          new RandomisedUplift(trial, question, design, unknown).estimate();
      case Design.Observational design ->
          new ObservationalUplift(trial, question, design, unknown).estimate();
    };
  }

  private static Optional<Uplift> lacking(Trial trial, UpliftQuestion question) {
    int treated = trial.count(true);
    int control = trial.count(false);
    if (treated < FEWEST || control < FEWEST) {
      return Optional.of(
          new Uplift.NotEnoughData(
              "%s treated rows and %s others have a known outcome"
                  .formatted(Words.count(treated), Words.count(control)),
              "at least %d of each".formatted(FEWEST)));
    }
    double[] outcomes = trial.outcomes();
    if (question.outcome() instanceof Metric.Rate) {
      long hits = Arrays.stream(outcomes).filter(value -> value == 1).count();
      if (Math.min(hits, outcomes.length - hits) < FEWEST_OF_A_KIND) {
        return Optional.of(
            new Uplift.NotEnoughData(
                "it happened in %s of %s rows"
                    .formatted(Words.count(hits), Words.count(outcomes.length)),
                "at least %d rows where it did and %d where it did not"
                    .formatted(FEWEST_OF_A_KIND, FEWEST_OF_A_KIND)));
      }
    }
    return trial.arm(true).variance() == 0 && trial.arm(false).variance() == 0
        ? Optional.of(
            new Uplift.NotEnoughData(
                "the outcome is the same for all rows of an arm",
                "outcomes that differ within an arm"))
        : Optional.empty();
  }
}
