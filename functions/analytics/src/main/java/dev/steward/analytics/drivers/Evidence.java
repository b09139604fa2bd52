package dev.steward.analytics.drivers;

import dev.steward.analytics.measure.Words;

/** Findings as sentences. */
final class Evidence {
  private final Wording wording;
  private final boolean rate;

  Evidence(Wording wording, boolean rate) {
    this.wording = wording;
    this.rate = rate;
  }

  String of(Contrast contrast, int n) {
    String seen =
        rate
            ? "%s %s %s in %s of cases, others in %s"
            : "%s %s have on average %s of %s, others of %s";
    return seen.formatted(
            wording.subjects(),
            contrast.group(),
            wording.happens(),
            value(contrast.value()),
            value(contrast.otherValue()))
        + ": %s, n = %s of %s."
            .formatted(
                Words.difference(contrast.difference(), rate),
                Words.count(contrast.support()),
                Words.count(n));
  }

  String of(Interaction interaction, String one, String other) {
    String seen =
        rate
            ? "%s %s and %s %s in %s of cases; the two effects alone add up to %s"
            : "%s %s and %s have on average %s of %s; the two effects alone add up to %s";
    return seen.formatted(
            wording.subjects(),
            one,
            other,
            wording.happens(),
            value(interaction.value()),
            value(interaction.expected()))
        + ": %s, n = %s of %s."
            .formatted(
                Words.difference(interaction.beyond(), rate),
                Words.count(interaction.support()),
                Words.count(interaction.n()));
  }

  private String value(double value) {
    return rate ? Words.percent(value) : Words.number(value);
  }
}
