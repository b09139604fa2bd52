package dev.steward.analytics.drivers;

import dev.steward.analytics.measure.Interval;
import dev.steward.analytics.measure.Words;
import java.util.function.DoubleFunction;

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
                difference(contrast.difference()), Words.count(contrast.support()), Words.count(n));
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
                difference(interaction.beyond()),
                Words.count(interaction.support()),
                Words.count(interaction.n()));
  }

  private String value(double value) {
    return rate ? Words.percent(value) : Words.number(value);
  }

  /** "35.9 points more (34.1 to 37.7)"; an interval around zero names both sides. */
  private String difference(Interval interval) {
    DoubleFunction<String> said = rate ? Words::points : Words::number;
    String unit = rate ? " points" : "";
    boolean more = interval.estimate() >= 0;
    String side = more ? " more" : " less";
    double near = more ? interval.low() : -interval.high();
    double far = more ? interval.high() : -interval.low();
    String range =
        near >= 0
            ? said.apply(near) + " to " + said.apply(far)
            : said.apply(-near) + (more ? " less" : " more") + " to " + said.apply(far) + side;
    return said.apply(Math.abs(interval.estimate())) + unit + side + " (" + range + ")";
  }
}
