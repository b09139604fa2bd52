package dev.steward.analytics.uplift;

import dev.steward.analytics.measure.Words;
import java.util.List;

/** Whether weighting made arms that can be compared. */
final class Comparability {
  private static final double SOME_TRIMMED = 0.1;
  private static final double MOST_TRIMMED = 0.5;
  private static final double THIN = 0.1;
  private static final double FEWEST = 20;

  private final Trial original;
  private final Covariates covariates;
  private final Adjustment adjustment;
  private final UpliftQuestion question;

  Comparability(
      Trial original, Covariates covariates, Adjustment adjustment, UpliftQuestion question) {
    this.original = original;
    this.covariates = covariates;
    this.adjustment = adjustment;
    this.question = question;
  }

  List<Check> checks() {
    return List.of(distance(), overlap(), balance(), others(), weights());
  }

  private Check distance() {
    String name = "distance before weighting";
    Imbalance imbalance = Imbalance.before(original, covariates);
    return imbalance.size() > Imbalance.WORLDS_APART
        ? Check.worrying(
            name, imbalance.says() + ": the arms come from different worlds, all rests on a model")
        : Check.passed(name, imbalance.says());
  }

  private Check overlap() {
    String name = "overlap";
    boolean treated = adjustment.weighting().estimand() == Estimand.TREATED;
    int asked = treated ? original.count(true) : original.n();
    double share = (double) adjustment.trimmedAsked() / asked;
    String says =
        "%s of the rows asked about have no counterpart in the other arm and were left out"
            .formatted(Words.percent(share));
    if (share > MOST_TRIMMED) {
      return Check.failed(name, says + (treated ? "" : "; ask for the effect on those treated"));
    }
    return share > SOME_TRIMMED ? Check.worrying(name, says) : Check.passed(name, says);
  }

  private Check balance() {
    String name = "balance after weighting";
    Imbalance imbalance = Imbalance.after(adjustment.weighting(), adjustment.covariates());
    if (imbalance.size() > Imbalance.LARGE) {
      return Check.failed(name, imbalance.says());
    }
    return imbalance.size() > Imbalance.SMALL
        ? Check.worrying(name, imbalance.says())
        : Check.passed(name, imbalance.says());
  }

  private Check others() {
    Covariates others = OtherColumns.of(adjustment.trial().table(), question);
    return OtherColumns.check(Imbalance.after(adjustment.weighting(), others), 0);
  }

  private Check weights() {
    String name = "effective sample size";
    double treated = adjustment.weighting().effective(true);
    double control = adjustment.weighting().effective(false);
    String says =
        "%s treated rows are worth %s, %s others are worth %s"
            .formatted(
                Words.count(adjustment.trial().count(true)),
                Words.count(Math.round(treated)),
                Words.count(adjustment.trial().count(false)),
                Words.count(Math.round(control)));
    if (Math.min(treated, control) < FEWEST) {
      return Check.failed(name, says);
    }
    boolean thin =
        treated < THIN * adjustment.trial().count(true)
            || control < THIN * adjustment.trial().count(false);
    return thin
        ? Check.worrying(name, says + ": the answer rests on few of them")
        : Check.passed(name, says);
  }
}
