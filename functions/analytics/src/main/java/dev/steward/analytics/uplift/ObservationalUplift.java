package dev.steward.analytics.uplift;

import dev.steward.analytics.measure.Words;
import java.util.ArrayList;
import java.util.List;

/** The effect of what nobody randomised, if the arms can be made comparable. */
final class ObservationalUplift {
  private static final double CONFIDENCE = 0.95;
  private static final int FEWEST = 30;
  private static final int ROWS_A_COVARIATE = 5;

  private static final List<String> CAVEATS =
      List.of(
          "It holds only if the covariates are everything that moved both who was treated and the"
              + " outcome; no check can show that.",
          "Covariates must be from before the treatment: one that the treatment changed hides part"
              + " of the effect.",
          "The models are a logit and straight lines; one of the two must fit.",
          "An experiment would answer the same question without these conditions.");

  private final Trial trial;
  private final UpliftQuestion question;
  private final Design.Observational design;
  private final int unknown;

  ObservationalUplift(
      Trial trial, UpliftQuestion question, Design.Observational design, int unknown) {
    this.trial = trial;
    this.question = question;
    this.design = design;
    this.unknown = unknown;
  }

  Uplift estimate() {
    Covariates covariates = Covariates.of(trial.table(), design.covariates());
    if (covariates.size() == 0) {
      return Verdicts.refused(List.of(naive()));
    }
    int fewest = Math.max(FEWEST, ROWS_A_COVARIATE * covariates.size());
    if (Math.min(trial.count(true), trial.count(false)) < fewest) {
      return new Uplift.NotEnoughData(
          "%s treated rows and %s others for %d covariates"
              .formatted(
                  Words.count(trial.count(true)),
                  Words.count(trial.count(false)),
                  covariates.size()),
          "at least %d of each".formatted(fewest));
    }
    return Adjustment.of(trial, covariates, design.estimand(), fewest)
        .map(adjustment -> judged(adjustment, covariates, fewest))
        .orElseGet(() -> Verdicts.refused(List.of(apart())));
  }

  private static Check naive() {
    return Check.failed(
        "covariates",
        "none of them varies: the comparison would be the plain difference between arms nobody"
            + " randomised");
  }

  private static Check apart() {
    return Check.failed(
        "overlap",
        "the covariates tell the arms apart, or all but a few rows have no counterpart in the"
            + " other arm: there is nobody to compare with");
  }

  private Uplift judged(Adjustment adjustment, Covariates covariates, int fewest) {
    List<Check> checks =
        new ArrayList<>(new Comparability(trial, covariates, adjustment, question).checks());
    checks.addAll(new Refutations(trial, design, adjustment, fewest).checks());
    Effect effect = effect(adjustment.doublyRobust(), "doubly robust: propensities and regression");
    Effect weighted = effect(adjustment.weighted(), "inverse propensity weighting");
    Arms arms = arms(adjustment);
    return Verdicts.of(
        new Finding(
            effect,
            List.of(weighted),
            arms,
            checks,
            CAVEATS,
            Verdicts.evidence(effect, question.outcome(), arms)));
  }

  private Effect effect(Influence influence, String method) {
    return new Effect(
        influence.interval(CONFIDENCE), influence.pValue(), design.estimand(), method);
  }

  private Arms arms(Adjustment adjustment) {
    Trial kept = adjustment.trial();
    return new Arms(
        kept.count(true),
        kept.count(false),
        unknown,
        adjustment.trimmed(),
        adjustment.weighting().effective(true),
        adjustment.weighting().effective(false));
  }
}
