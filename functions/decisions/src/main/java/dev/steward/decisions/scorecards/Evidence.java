package dev.steward.decisions.scorecards;

import dev.steward.decisions.scorecards.GuardrailFinding.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The numbers of a scorecard line by line, for somebody who decides by them. */
public final class Evidence {
  private static final int GUARDRAILS = 6;

  private Evidence() {}

  public static List<String> of(Terms terms, Scorecard scorecard) {
    List<String> lines = new ArrayList<>();
    lines.add(side("Candidate", scorecard.candidate()));
    lines.add(side("Live policy", scorecard.baseline()));
    Difference success = scorecard.success();
    if (Double.isFinite(success.low()) && Double.isFinite(success.high())) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Difference: %+.1f points; each end of %+.1f to %+.1f is %.0f %% sure, however often"
                  + " it is looked at; more than %+.1f is asked for",
              100 * success.estimate(),
              100 * success.low(),
              100 * success.high(),
              100 * (1 - terms.alpha()),
              100 * terms.trial().margin()));
    }
    Wording words = new Wording(terms, scorecard);
    scorecard.guardrails().stream()
        .limit(GUARDRAILS)
        .forEach(each -> lines.add("Guardrail, " + standing(each) + ": " + words.guardrail(each)));
    if (scorecard.guardrails().size() > GUARDRAILS) {
      lines.add((scorecard.guardrails().size() - GUARDRAILS) + " more guardrails");
    }
    lines.add(split(scorecard.ratio()));
    return lines;
  }

  private static String side(String who, Tally tally) {
    return String.format(
        Locale.ROOT,
        "%s: %,d successes in %,d cases, %s",
        who,
        tally.successes(),
        tally.trials(),
        tally.trials() == 0 ? "no rate yet" : Wording.percent(tally.rate()));
  }

  private static String standing(GuardrailFinding finding) {
    return finding.standing() == Standing.OPEN
        ? "not shown yet"
        : finding.standing().name().toLowerCase(Locale.ROOT);
  }

  private static String split(SampleRatio ratio) {
    return String.format(
        Locale.ROOT,
        "Split: the candidate got %,d cases where %,.0f were planned, %s",
        ratio.candidate(),
        ratio.expected(),
        ratio.broken() ? "which chance does not do" : "as chance may have it");
  }
}
