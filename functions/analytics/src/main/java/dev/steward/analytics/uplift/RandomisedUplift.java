package dev.steward.analytics.uplift;

import dev.steward.analytics.measure.Interval;
import dev.steward.analytics.measure.Normal;
import dev.steward.analytics.measure.Proportion;
import dev.steward.analytics.measure.Sample;
import dev.steward.analytics.table.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The effect of an experiment, once it is seen to be one. */
final class RandomisedUplift {
  private static final double CONFIDENCE = 0.95;

  private static final List<String> CAVEATS =
      List.of(
          "Rows are taken as independent: several rows of one customer, or customers who talk to"
              + " each other, make the interval too narrow.",
          "Stopping the experiment at the first good result makes chance look like an effect.",
          "Rows that left before the outcome was known are not in the numbers.");

  private final Trial trial;
  private final UpliftQuestion question;
  private final Design.Randomised design;
  private final int unknown;

  RandomisedUplift(Trial trial, UpliftQuestion question, Design.Randomised design, int unknown) {
    this.trial = trial;
    this.question = question;
    this.design = design;
    this.unknown = unknown;
  }

  Uplift estimate() {
    List<Check> checks = new ArrayList<>(new Randomisation(trial, question, design).checks());
    if (Verdicts.failed(checks)) {
      return Verdicts.refused(checks);
    }
    Effect plain = plain();
    Optional<Cuped> cuped = design.prePeriod().flatMap(column -> Cuped.of(trial, column));
    if (design.prePeriod().isPresent()) {
      checks.add(Cuped.check(cuped));
    }
    Effect effect = cuped.map(this::adjusted).orElse(plain);
    Arms arms = arms();
    return Verdicts.of(
        new Finding(
            effect,
            cuped.isPresent() ? List.of(plain) : List.of(),
            arms,
            checks,
            CAVEATS,
            Verdicts.evidence(effect, question.outcome(), arms)));
  }

  private Arms arms() {
    int treated = trial.count(true);
    int control = trial.count(false);
    return new Arms(treated, control, unknown, 0, treated, control);
  }

  private Effect plain() {
    Sample treated = trial.arm(true);
    Sample control = trial.arm(false);
    return question.outcome() instanceof Metric.Rate
        ? rates(proportion(treated), proportion(control))
        : new Effect(
            treated.minus(control, CONFIDENCE),
            treated.pValueAgainst(control),
            Estimand.EVERYONE,
            "difference in means, Welch's interval");
  }

  private Effect adjusted(Cuped cuped) {
    Sample treated = trial.arm(true, cuped.values());
    Sample control = trial.arm(false, cuped.values());
    return new Effect(
        treated.minus(control, CONFIDENCE),
        treated.pValueAgainst(control),
        Estimand.EVERYONE,
        "difference in means adjusted by the period before (CUPED), Welch's interval");
  }

  private static Proportion proportion(Sample arm) {
    return new Proportion(Math.round(arm.mean() * arm.n()), arm.n());
  }

  private static Effect rates(Proportion treated, Proportion control) {
    Interval difference = treated.minus(control, CONFIDENCE);
    double pooled = (double) (treated.hits() + control.hits()) / (treated.of() + control.of());
    double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / treated.of() + 1.0 / control.of()));
    return new Effect(
        difference,
        Normal.pValue(difference.estimate() / error),
        Estimand.EVERYONE,
        "difference in rates, Newcombe's interval");
  }
}
