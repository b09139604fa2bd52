package dev.steward.analytics.uplift;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One observational comparison, carried through: propensities, rows without a counterpart left out
 * (R. K. Crump et al., Biometrika 96 (2009) 187–199, with 0.05 for 0.1), propensities anew,
 * estimates.
 */
record Adjustment(
    Covariates covariates,
    Weighting weighting,
    Influence doublyRobust,
    Influence weighted,
    int trimmed,
    int trimmedAsked) {
  private static final double RARE = 0.05;

  /** Nothing where the arms can be told apart entirely, or too few of one are left. */
  static Optional<Adjustment> of(
      Trial trial, Covariates covariates, Estimand estimand, int fewest) {
    return Propensity.fit(covariates.design(), trial)
        .flatMap(
            first -> {
              int[] kept = kept(trial, first, estimand);
              if (kept.length == trial.n()) {
                return Optional.of(estimated(covariates, trial, first, estimand, 0, 0));
              }
              return trimmed(trial, covariates, estimand, kept, fewest);
            });
  }

  private static Optional<Adjustment> trimmed(
      Trial trial, Covariates covariates, Estimand estimand, int[] kept, int fewest) {
    Trial rest = trial.rows(kept);
    if (rest.count(true) < fewest || rest.count(false) < fewest) {
      return Optional.empty();
    }
    Covariates restOf = covariates.rows(kept);
    int lost = trial.n() - rest.n();
    int asked = estimand == Estimand.TREATED ? trial.count(true) - rest.count(true) : lost;
    return Propensity.fit(restOf.design(), rest)
        .map(again -> estimated(restOf, rest, again, estimand, lost, asked));
  }

  private static Adjustment estimated(
      Covariates covariates,
      Trial trial,
      Propensity propensity,
      Estimand estimand,
      int trimmed,
      int trimmedAsked) {
    Weighting weighting = new Weighting(trial, propensity, estimand);
    Estimators estimators = new Estimators(weighting);
    return new Adjustment(
        covariates,
        weighting,
        estimators.doublyRobust(),
        estimators.weighted(),
        trimmed,
        trimmedAsked);
  }

  private static int[] kept(Trial trial, Propensity propensity, Estimand estimand) {
    double least = estimand == Estimand.TREATED ? 0 : RARE;
    return IntStream.range(0, trial.n())
        .filter(row -> propensity.score(row) >= least && propensity.score(row) <= 1 - RARE)
        .toArray();
  }

  Trial trial() {
    return weighting.trial();
  }
}
