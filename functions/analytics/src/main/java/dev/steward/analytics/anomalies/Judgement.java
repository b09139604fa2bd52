package dev.steward.analytics.anomalies;

/**
 * A judged value. A value outside the range raises an alarm by itself; one inside may be the last
 * of a run that does.
 *
 * @param expected the middle of what was likely
 * @param score minus the decimal logarithm of the probability of such a surprise, a tenth of it, 0
 *     to 1: 0.4 is one in ten thousand
 * @param anomaly whether an incident begins here; later alarms of the same incident keep their
 *     score and severity but are not told again
 */
public record Judgement(
    double expected,
    double lower,
    double upper,
    double score,
    Severity severity,
    Signal signal,
    boolean anomaly)
    implements Verdict {}
