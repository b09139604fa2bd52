package dev.steward.decisions.learning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Probabilities as weights of 10,000, none below the floor. */
final class Shares {
  private Shares() {}

  /** Where so many arms cannot all have the floor, all get the same. */
  static List<Arm> arms(List<String> policies, double[] probabilities, double floor) {
    int[] weights = rounded(raised(probabilities, Math.min(floor, 1.0 / probabilities.length)));
    return IntStream.range(0, weights.length)
        .mapToObj(arm -> new Arm(policies.get(arm), weights[arm]))
        .toList();
  }

  /** Those below the floor are lifted to it; the others pay in proportion to what they have. */
  private static double[] raised(double[] probabilities, double floor) {
    double[] shares = probabilities.clone();
    boolean[] lifted = new boolean[shares.length];
    for (int round = 0; round < shares.length; round++) {
      double free = 1;
      double held = 0;
      for (int arm = 0; arm < shares.length; arm++) {
        lifted[arm] |= shares[arm] < floor;
        free -= lifted[arm] ? floor : 0;
        held += lifted[arm] ? 0 : probabilities[arm];
      }
      for (int arm = 0; arm < shares.length; arm++) {
        shares[arm] = lifted[arm] ? floor : probabilities[arm] * free / held;
      }
    }
    return shares;
  }

  /** Largest remainders get what rounding down leaves over. */
  private static int[] rounded(double[] shares) {
    int[] weights = Arrays.stream(shares).mapToInt(s -> (int) (s * Arm.WHOLE + 1e-9)).toArray();
    IntStream.range(0, shares.length)
        .boxed()
        .sorted(Comparator.comparingDouble(arm -> weights[arm] - shares[arm] * Arm.WHOLE))
        .limit(Arm.WHOLE - Arrays.stream(weights).sum())
        .forEach(arm -> weights[arm]++);
    return weights;
  }
}
