package dev.steward.decisions.scorecards;

/**
 * How far a sum of independent surprises strays, ever: the one-sided boundary of H. Robbins' normal
 * mixture (Ann. Math. Statist. 41 (1970) 1397–1409). For sums that are normal only in the long run
 * it is the asymptotic confidence sequence of I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy
 * and A. Ramdas (Ann. Statist. 52 (2024) 2613–2640), whose ρ² is 1/r: with chance 1 - α no sum S
 * with variance V ever exceeds
 *
 * <pre>√( 2 (V + r) ln(1 + √((V + r)/r) / 2α) )</pre>
 *
 * r makes the boundary tightest around one V (S. R. Howard et al., Ann. Statist. 49 (2021)
 * 1055–1080); a tenfold miss costs little.
 */
record ConfidenceSequence(double alpha) {
  /** In variances of a single value: 800 outcomes in each of two even arms. */
  private static final double TIGHTEST = 400;

  ConfidenceSequence {
    if (!(alpha > 0 && alpha < 0.5)) {
      throw new IllegalArgumentException("not a chance of error: " + alpha);
    }
  }

  double radius(double variance) {
    double log = 2 * Math.log(1 / (2 * alpha));
    double r = TIGHTEST / (log + Math.log1p(log));
    double ratio = Math.sqrt((variance + r) / r);
    return Math.sqrt(2 * (variance + r) * Math.log1p(ratio / (2 * alpha)));
  }
}
