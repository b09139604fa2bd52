package dev.steward.decisions.learning;

import dev.steward.core.TenantId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** What learning costs when four arms succeed in 60, 55, 50 and 70 % of 2,000 cases. */
final class FourArms {
  private static final double[] RATES = {.60, .55, .50, .70};
  private static final double BEST = .70;
  private static final int PULLS = 2_000;
  private static final TenantId TENANT = new TenantId("bench");

  private final Thompson thompson;

  FourArms(Thompson thompson) {
    this.thompson = thompson;
  }

  record Regret(double mean, double p95) {}

  Regret regret(int runs) {
    double[] regrets = IntStream.range(0, runs).parallel().mapToDouble(this::regretOf).toArray();
    Arrays.sort(regrets);
    return new Regret(
        Arrays.stream(regrets).average().orElseThrow(), regrets[(int) Math.ceil(.95 * runs) - 1]);
  }

  /** Successes that were missed in expectation. */
  private double regretOf(int run) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(run);
    Map<String, Posterior> posteriors = new HashMap<>();
    Epoch plan = new Epoch("four-arms", 0, "%032x".formatted(run), even());
    double regret = 0;
    for (int pull = 0; pull < PULLS; pull++) {
      if (pull > 0 && pull % thompson.epoch() == 0) {
        plan = thompson.next(plan, posteriors);
      }
      String policy = plan.assign(TENANT, "unit-" + pull).policy();
      double rate = RATES[Integer.parseInt(policy)];
      Posterior before = posteriors.getOrDefault(policy, Posterior.UNKNOWN);
      // Known once the epoch is over, as the weights stay until then.
      posteriors.put(policy, before.after(random.nextDouble() < rate));
      regret += BEST - rate;
    }
    return regret;
  }

  private static List<Arm> even() {
    return IntStream.range(0, RATES.length)
        .mapToObj(arm -> new Arm(Integer.toString(arm), Arm.WHOLE / RATES.length))
        .toList();
  }

  /** Prints the figures of 400 runs for several lengths of an epoch. */
  public static void main(String[] arguments) {
    print("one draw a case", new Thompson(1, 1, 0));
    for (int epoch : new int[] {10, 20, 25, 50, 100}) {
      print("epochs of " + epoch, new Thompson(epoch, 500, 0));
    }
    print("epochs of 20, floor 0.2", new Thompson(20, 500, 0.2));
  }

  private static void print(String how, Thompson thompson) {
    Regret regret = new FourArms(thompson).regret(400);
    System.out.printf(Locale.ROOT, "%s: mean %.1f, p95 %.1f%n", how, regret.mean(), regret.p95());
  }
}
