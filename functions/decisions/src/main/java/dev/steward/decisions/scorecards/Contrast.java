package dev.steward.decisions.scorecards;

/**
 * The difference of two arms, compared within each stage and never across: when cases get easier
 * while a candidate gets more of them, that is not its merit. Stages weigh as N. Mantel and W.
 * Haenszel weigh them (J. Natl. Cancer Inst. 22 (1959) 719–748; for differences S. Greenland and J.
 * M. Robins, Biometrics 41 (1985) 55–68): w = n₁n₀/(n₁+n₀).
 *
 * <p>Σ w(x̄₁ - x̄₀ - d) gains an independent surprise with each stage, whatever earlier outcomes
 * did to the weights: a martingale, with variance Σ (n₀²n₁v₁ + n₁²n₀v₀)/(n₁+n₀)².
 */
final class Contrast {
  private double sum;
  private double weight;
  private double ofCandidate;
  private double ofBaseline;

  void add(long n1, double mean1, long n0, double mean0) {
    if (n1 == 0 || n0 == 0) {
      return;
    }
    double all = n1 + n0;
    double share = n1 / all * n0;
    sum += share * (mean1 - mean0);
    weight += share;
    ofCandidate += share * n0 / all;
    ofBaseline += share * n1 / all;
  }

  /** Given the variances of a single value in each arm. */
  Difference difference(double variance1, double variance0, double alphaLow, double alphaHigh) {
    if (weight == 0) {
      return Difference.UNKNOWN;
    }
    double information = ofCandidate + ofBaseline;
    double unit = (ofCandidate * variance1 + ofBaseline * variance0) / information;
    double scale = Math.sqrt(unit) / weight;
    double estimate = sum / weight;
    return new Difference(
        estimate,
        estimate - scale * new ConfidenceSequence(alphaLow).radius(information),
        estimate + scale * new ConfidenceSequence(alphaHigh).radius(information));
  }
}
