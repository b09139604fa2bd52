package dev.steward.analytics.drivers;

import dev.steward.analytics.measure.Interval;

/**
 * Two drivers that do together what their sum does not explain: {@code value} is seen where both
 * hold, {@code expected} is what the two effects add up to, {@code beyond} the difference.
 */
public record Interaction(
    String first,
    String second,
    long support,
    int n,
    double value,
    double expected,
    Interval beyond,
    double strength,
    double p,
    double adjustedP,
    String evidence) {
  Interaction adjusted(double corrected) {
    return new Interaction(
        first, second, support, n, value, expected, beyond, strength, p, corrected, evidence);
  }

  Interaction saying(String sentence) {
    return new Interaction(
        first, second, support, n, value, expected, beyond, strength, p, adjustedP, sentence);
  }
}
