package dev.steward.decisions.scorecards;

import dev.steward.decisions.constitutions.Trial;
import dev.steward.decisions.learning.Arm;
import dev.steward.decisions.learning.Epoch;
import dev.steward.decisions.learning.Posterior;
import dev.steward.decisions.learning.Thompson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Trials that Thompson sampling steers with a floor of 20 %, or a coin with an even split, looked
 * at after each 50 outcomes and stopped at the first promotion.
 */
record SimulatedTrials(boolean steered, int most, double margin) {
  private static final int STAGE = 50;
  private static final Thompson THOMPSON = new Thompson(STAGE, 100, 0.2);

  /** Share of trials that end in a promotion; rates may depend on the stage. */
  double promoted(int trials, IntToDoubleFunction candidate, IntToDoubleFunction baseline) {
    return IntStream.range(0, trials)
            .parallel()
            .filter(trial -> promotes(trial, candidate, baseline))
            .count()
        / (double) trials;
  }

  private boolean promotes(int trial, IntToDoubleFunction candidate, IntToDoubleFunction baseline) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(trial * 7_919L + 13);
    Terms terms = new Terms(new Trial(200, margin, 0.2), List.of(), Terms.ALPHA);
    List<Stage> stages = new ArrayList<>();
    Epoch plan =
        new Epoch(
            "trial",
            0,
            "%032x".formatted(trial),
            List.of(new Arm("a", 5_000), new Arm("b", 5_000)));
    Tally one = Tally.NONE;
    Tally other = Tally.NONE;
    for (int stage = 0; stage < most / STAGE; stage++) {
      int weight = plan.arms().getFirst().weight();
      int given = hits(random, STAGE, plan.arms().getFirst().propensity());
      Tally a = new Tally(hits(random, given, candidate.applyAsDouble(stage)), given);
      Tally b =
          new Tally(hits(random, STAGE - given, baseline.applyAsDouble(stage)), STAGE - given);
      stages.add(
          new Stage(
              new Side(weight, a.trials(), a, Map.of()),
              new Side(Arm.WHOLE - weight, b.trials(), b, Map.of())));
      if (Conclusion.of(terms, stages) instanceof Conclusion.Promote) {
        return true;
      }
      one = one.plus(a);
      other = other.plus(b);
      plan = steered ? THOMPSON.next(plan, beliefs(one, other)) : plan;
    }
    return false;
  }

  private static Map<String, Posterior> beliefs(Tally a, Tally b) {
    return Map.of("a", belief(a), "b", belief(b));
  }

  private static Posterior belief(Tally tally) {
    return new Posterior(1 + tally.successes(), 1 + tally.trials() - tally.successes());
  }

  private static int hits(UniformRandomProvider random, long of, double rate) {
    int hits = 0;
    for (long i = 0; i < of; i++) {
      hits += random.nextDouble() < rate ? 1 : 0;
    }
    return hits;
  }

  /** Prints the figures of 3,000 trials for each rate. */
  public static void main(String[] arguments) {
    for (boolean steered : new boolean[] {false, true}) {
      String how = steered ? "steered" : "even";
      for (double rate : new double[] {.05, .3, .6, .9}) {
        print(
            "%s null %.2f: %.4f",
            how,
            rate,
            new SimulatedTrials(steered, 4_000, 0).promoted(3_000, _ -> rate, _ -> rate));
      }
      for (double rate : new double[] {.05, .3, .45, .6, .85}) {
        for (int most : new int[] {1_000, 1_600, 2_400}) {
          print(
              "%s +10 from %.2f within %d: %.4f",
              how,
              rate,
              most,
              new SimulatedTrials(steered, most, 0).promoted(1_000, _ -> rate + .1, _ -> rate));
        }
      }
    }
    print(
        "even null with margin 0.05 at 0.60: %.4f",
        new SimulatedTrials(false, 4_000, .05).promoted(3_000, _ -> .65, _ -> .6));
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format + "%n", arguments);
  }
}
