package dev.steward.decisions.scorecards;

import dev.steward.decisions.scorecards.GuardrailFinding.Standing;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A conclusion in a sentence or two, for somebody who decides and does not calculate. */
final class Wording {
  private final Terms terms;
  private final Scorecard scorecard;

  Wording(Terms terms, Scorecard scorecard) {
    this.terms = terms;
    this.scorecard = scorecard;
  }

  String tooFew() {
    return String.format(
        Locale.ROOT,
        "Too early to tell: the candidate has %,d outcomes and the baseline %,d; each needs %,d.",
        scorecard.candidate().trials(),
        scorecard.baseline().trials(),
        terms.trial().minimum());
  }

  String brokenRatio() {
    return String.format(
        Locale.ROOT,
        "The split is broken: the candidate got %,d cases where %,.0f were planned, and chance does"
            + " not do that. Nothing can be concluded until the cause is found.",
        scorecard.ratio().candidate(),
        scorecard.ratio().expected());
  }

  String breached() {
    return "The candidate does harm: "
        + guardrails(Standing.BREACHED)
        + ". It should be taken back.";
  }

  String worse() {
    return rates() + " The candidate is worse, and should be taken back.";
  }

  String notBetterEnough() {
    return rates()
        + String.format(
            Locale.ROOT,
            " The candidate is not better by the %s that are asked for.",
            points(terms.trial().margin()));
  }

  String open() {
    return rates() + " That may still be chance: leave it running.";
  }

  String openGuardrails() {
    return rates()
        + " The candidate is better, but it is not shown yet that nothing suffers: "
        + guardrails(Standing.OPEN)
        + ".";
  }

  String better() {
    String suffers = terms.guardrails().isEmpty() ? "." : ", and no guardrail suffers.";
    return rates() + " The candidate is better" + suffers;
  }

  private String rates() {
    Difference success = scorecard.success();
    return String.format(
        Locale.ROOT,
        "The candidate succeeds in %s of %,d cases, the baseline in %s of %,d%s %s %s, between"
            + " %+.1f and %+.1f with all looks allowed for.",
        percent(scorecard.candidate().rate()),
        scorecard.candidate().trials(),
        percent(scorecard.baseline().rate()),
        scorecard.baseline().trials(),
        epochByEpoch() ? ". Compared within each epoch of the plan, that is" : ":",
        points(Math.abs(success.estimate())),
        success.estimate() < 0 ? "less" : "more",
        100 * success.low(),
        100 * success.high());
  }

  /** Whether the rates as they stand would lead the reader to another difference. */
  private boolean epochByEpoch() {
    double asTheyStand = scorecard.candidate().rate() - scorecard.baseline().rate();
    return Math.abs(asTheyStand - scorecard.success().estimate()) >= 0.0005;
  }

  private String guardrails(Standing standing) {
    List<GuardrailFinding> findings = scorecard.guardrails(standing);
    return findings.stream().map(this::guardrail).collect(Collectors.joining("; "));
  }

  String guardrail(GuardrailFinding finding) {
    String name = finding.terms().name();
    if (finding.n() < terms.trial().minimum()) {
      return String.format(
          Locale.ROOT,
          "%s has %,d values in an arm, and needs %,d",
          name,
          finding.n(),
          terms.trial().minimum());
    }
    Difference worse = finding.worse();
    return String.format(
        Locale.ROOT,
        "%s is %s worse, at least %s and at most %s, where %s is allowed",
        name,
        number(worse.estimate()),
        number(worse.low()),
        number(worse.high()),
        number(finding.terms().margin()));
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String points(double share) {
    return String.format(Locale.ROOT, "%.1f points", 100 * share);
  }

  private static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
