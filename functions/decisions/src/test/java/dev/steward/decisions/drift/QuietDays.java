package dev.steward.decisions.drift;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Looks at a verdict, a rule, a smooth and a lumpy number, of which none has changed. */
record QuietDays(int baseline, int window) {
  private static final double[] VERDICTS = {.62, .25, .13};
  private static final double[] RULES = {.4, .2, .15, .1, .06, .04, .03, .01, .007, .003};

  /** Share of looks with an alarm. */
  double alarms(int looks, Drift drift) {
    return IntStream.range(0, looks)
            .parallel()
            .filter(
                look ->
                    drift.look(watched(look)).stream().anyMatch(f -> f instanceof Finding.Alarm))
            .count()
        / (double) looks;
  }

  private Map<String, Watched> watched(int look) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(look * 104_729L + 7);
    return Map.of(
        "verdict",
        levels(random, VERDICTS),
        "rule",
        levels(random, RULES),
        "amount",
        new Watched.Numbers(smooth(random, baseline), smooth(random, window)),
        "debt",
        new Watched.Numbers(lumpy(random, baseline), lumpy(random, window)));
  }

  private Watched levels(UniformRandomProvider random, double[] shares) {
    return new Watched.Levels(count(random, shares, baseline), count(random, shares, window));
  }

  private static Map<String, Long> count(UniformRandomProvider random, double[] shares, int n) {
    Map<String, Long> counts = new TreeMap<>();
    for (int i = 0; i < n; i++) {
      double left = random.nextDouble();
      int level = 0;
      while (level < shares.length - 1 && left >= shares[level]) {
        left -= shares[level++];
      }
      counts.merge("level" + level, 1L, Long::sum);
    }
    return counts;
  }

  private static List<Double> smooth(UniformRandomProvider random, int n) {
    return ZigguratSampler.NormalizedGaussian.of(random).samples(n).map(Math::exp).boxed().toList();
  }

  private static List<Double> lumpy(UniformRandomProvider random, int n) {
    return smooth(random, n).stream().map(x -> x < 1.5 ? 0 : Math.rint(x)).toList();
  }

  /** Prints the figures of 5,000 looks, also of the rule of thumb that asks for PSI above 0.1. */
  public static void main(String[] arguments) {
    for (int n : new int[] {100, 200, 1_000}) {
      QuietDays days = new QuietDays(4 * n, n);
      for (double alpha : new double[] {.01, .05}) {
        System.out.printf(
            Locale.ROOT,
            "n %d against %d, alpha %.2f: test alone %.4f, with a floor of 0.1 %.4f%n",
            n,
            4 * n,
            alpha,
            days.alarms(5_000, new Drift(50, 0, alpha)),
            days.alarms(5_000, new Drift(50, 0.1, alpha)));
      }
    }
  }
}
