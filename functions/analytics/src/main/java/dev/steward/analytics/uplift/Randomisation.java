package dev.steward.analytics.uplift;

import dev.steward.analytics.measure.Normal;
import dev.steward.analytics.measure.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;

/** Whether chance alone can have made these arms. */
final class Randomisation {
  /** A broken split is found with so small a p only (A. Fabijan et al., KDD 2019, 2156–2164). */
  private static final double BROKEN = 0.001;

  private static final double ODD = 0.01;
  private static final int ROWS_A_COVARIATE = 10;

  private final Trial trial;
  private final UpliftQuestion question;
  private final Design.Randomised design;

  Randomisation(Trial trial, UpliftQuestion question, Design.Randomised design) {
    this.trial = trial;
    this.question = question;
    this.design = design;
  }

  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    design.plannedShare().ifPresent(share -> checks.add(ratio(share)));
    if (!design.columns().isEmpty()) {
      checks.add(balance(List.copyOf(design.columns())));
    }
    if (checks.isEmpty()) {
      checks.add(
          Check.failed(
              "randomisation",
              "nothing was given to check it by: name the planned share of treated rows, or"
                  + " columns from before the treatment"));
    }
    checks.add(others());
    return checks;
  }

  private Check ratio(double share) {
    String name = "sample ratio";
    int treated = trial.count(true);
    int control = trial.count(false);
    double p =
        ChiSquareTest.withDefaults()
            .test(
                new double[] {share * trial.n(), (1 - share) * trial.n()},
                new long[] {treated, control})
            .getPValue();
    String says =
        "%s treated of %s where %s were planned, %s"
            .formatted(
                Words.count(treated),
                Words.count(trial.n()),
                Words.percent(share),
                Words.pValue(p));
    return p < BROKEN ? Check.failed(name, says) : Check.passed(name, says);
  }

  /** Covariates of a coin's toss tell nothing about it: a likelihood ratio test of all at once. */
  private Check balance(List<String> before) {
    String name = "balance";
    Covariates covariates = Covariates.of(trial.table(), before);
    if (covariates.size() == 0) {
      return Check.worrying(name, "the columns from before do not vary: nothing could be checked");
    }
    if (trial.n() < ROWS_A_COVARIATE * covariates.size()) {
      return Check.worrying(name, "more columns from before than so few rows can check");
    }
    Imbalance imbalance = Imbalance.before(trial, covariates);
    Optional<Propensity> propensity = Propensity.fit(covariates.design(), trial);
    if (propensity.isEmpty()) {
      return Check.failed(name, "columns from before tell the arms apart: no coin did that");
    }
    double p = likelihoodRatio(propensity.get(), covariates.size());
    String says = imbalance.says() + "; all together " + Words.pValue(p);
    if (p < BROKEN) {
      return Check.failed(name, says + ": chance did not make these arms");
    }
    return p < ODD ? Check.worrying(name, says) : Check.passed(name, says);
  }

  /** A share alone says little of how rows were chosen. */
  private Check others() {
    Covariates others = OtherColumns.of(trial.table(), question);
    double error = Math.sqrt(1.0 / trial.count(true) + 1.0 / trial.count(false));
    double chance = Normal.twoSided(1 - BROKEN / Math.max(1, others.size())) * error;
    return OtherColumns.check(Imbalance.before(trial, others), chance);
  }

  private double likelihoodRatio(Propensity propensity, int covariates) {
    double share = (double) trial.count(true) / trial.n();
    double alone = trial.count(true) * Math.log(share) + trial.count(false) * Math.log(1 - share);
    double ratio = Math.max(0, 2 * (propensity.likelihood() - alone));
    return ChiSquaredDistribution.of(covariates).survivalProbability(ratio);
  }
}
