package dev.steward.analytics.uplift;

import dev.steward.analytics.measure.Sample;
import dev.steward.analytics.measure.Words;
import dev.steward.analytics.table.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Attempts to catch the method finding what cannot be there (S. Athey and G. W. Imbens, J. Economic
 * Perspectives 31 (2017) 3–32; A. Sharma and E. Kiciman, DoWhy, arXiv 2011.04216). Random numbers
 * are seeded: the same question gets the same answer.
 */
final class Refutations {
  private static final long SEED = 20_090_401;
  private static final int PLACEBOS = 20;

  /** So many of 20 true nulls come out significant at 5 % less often than once in a hundred. */
  private static final int TOO_MANY = 5;

  private static final int RANDOM_CAUSES = 3;
  private static final double MOVED = 0.5;
  private static final double APART = 0.25;
  private static final int MOST_ROWS = 50_000;
  private static final double SIGNIFICANT = 1.96;
  private static final double DOUBTFUL = 0.05;
  private static final double SURE = 0.01;
  private static final double NEGLIGIBLE = 0.1;

  private final Trial trial;
  private final Design.Observational design;
  private final Adjustment adjustment;
  private final int fewest;

  Refutations(Trial trial, Design.Observational design, Adjustment adjustment, int fewest) {
    this.trial = trial;
    this.design = design;
    this.adjustment = adjustment;
    this.fewest = fewest;
  }

  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(agreement());
    checks.add(randomCause());
    checks.add(placeboTreatment());
    design.untouched().forEach(outcome -> checks.add(untouched(outcome)));
    if (design.untouched().isEmpty()) {
      checks.add(
          Check.worrying(
              "untouched outcome",
              "none was given, so hidden differences between the arms could not be looked for"));
    }
    return checks;
  }

  private Check agreement() {
    String name = "two methods";
    Influence gap = adjustment.doublyRobust().minus(adjustment.weighted());
    double errors = Math.abs(gap.estimate()) / adjustment.doublyRobust().error();
    String says =
        "doubly robust and weighting alone are %s standard errors apart"
            .formatted(Words.number(Math.round(100 * errors) / 100.0));
    return gap.pValue() < SURE && errors > APART
        ? Check.worrying(name, says + ", more than chance allows: one of the models is wrong")
        : Check.passed(name, says);
  }

  /** A covariate of pure noise must not move the estimate. */
  private Check randomCause() {
    String name = "random common cause";
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
    Trial rows = adjustment.trial();
    double estimate = adjustment.doublyRobust().estimate();
    double most = 0;
    for (int i = 0; i < RANDOM_CAUSES; i++) {
      double[] noise = ZigguratSampler.NormalizedGaussian.of(random).samples(rows.n()).toArray();
      Optional<Adjustment> again = adjusted(rows, adjustment.covariates().with("noise", noise));
      if (again.isEmpty()) {
        return Check.worrying(name, "with a covariate of noise the arms can be told apart");
      }
      most = Math.max(most, Math.abs(again.get().doublyRobust().estimate() - estimate));
    }
    double errors = most / adjustment.doublyRobust().error();
    String says =
        "a covariate of noise moves the estimate by %s standard errors"
            .formatted(Words.number(Math.round(100 * errors) / 100.0));
    return errors > MOVED ? Check.worrying(name, says) : Check.passed(name, says);
  }

  /**
   * Rows that nobody treated, some of them called treated as the propensities would have it: there
   * is no effect, so none may be found.
   */
  private Check placeboTreatment() {
    String name = "placebo treatment";
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
    int[] untreated = sample(adjustment.weighting().rows(false).toArray(), random);
    double[] odds =
        Arrays.stream(untreated)
            .mapToDouble(row -> adjustment.weighting().propensity().score(row))
            .map(score -> score / (1 - score))
            .toArray();
    int wanted = Math.min(adjustment.trial().count(true), untreated.length / 4);
    double scale = wanted / Arrays.stream(odds).sum();
    Trial controls = adjustment.trial().rows(untreated);
    Covariates covariates = Covariates.of(controls.table(), design.covariates());
    int tried = 0;
    int found = 0;
    for (int i = 0; i < PLACEBOS; i++) {
      boolean[] called = new boolean[odds.length];
      for (int row = 0; row < called.length; row++) {
        called[row] = random.nextDouble() < Math.min(0.8, scale * odds[row]);
      }
      Optional<Influence> effect = placebo(controls.assigned(called), covariates);
      tried += effect.isPresent() ? 1 : 0;
      found += effect.filter(e -> Math.abs(e.z()) > SIGNIFICANT).isPresent() ? 1 : 0;
    }
    if (tried < PLACEBOS) {
      return Check.worrying(name, "too few untreated rows to pretend that some were treated");
    }
    String says = "an effect was found in %d of %d groups nobody treated".formatted(found, tried);
    return found >= TOO_MANY
        ? Check.worrying(name, says + ": the model does not fit the untreated")
        : Check.passed(name, says);
  }

  private Optional<Influence> placebo(Trial pretended, Covariates covariates) {
    return Math.min(pretended.count(true), pretended.count(false)) < fewest
        ? Optional.empty()
        : Adjustment.of(pretended, covariates, Estimand.TREATED, fewest)
            .map(Adjustment::doublyRobust);
  }

  private static int[] sample(int[] rows, UniformRandomProvider random) {
    if (rows.length <= MOST_ROWS) {
      return rows;
    }
    double share = (double) MOST_ROWS / rows.length;
    return IntStream.of(rows).filter(row -> random.nextDouble() < share).toArray();
  }

  private Check untouched(Design.Untouched outcome) {
    String name = "untouched outcome " + Words.name(outcome.column());
    Trial other = trial.measuring(new Metric.Mean(outcome.column()).values(trial.table()));
    List<String> rest = new ArrayList<>(design.covariates());
    rest.remove(outcome.column());
    rest.removeAll(outcome.derived());
    double spread = Math.sqrt(Sample.of(other.outcomes()).variance());
    Covariates covariates = Covariates.of(other.table(), rest);
    boolean testable =
        spread > 0
            && covariates.size() > 0
            && Math.min(other.count(true), other.count(false)) >= fewest;
    Optional<Influence> found =
        testable ? adjusted(other, covariates).map(Adjustment::doublyRobust) : Optional.empty();
    if (found.isEmpty()) {
      return Check.worrying(
          name, "it does not vary, or too few rows or covariates are left to test it");
    }
    String says =
        "the treatment seems to have moved what it cannot have touched, by %s (%s)"
            .formatted(
                Words.difference(found.get().interval(0.95), false),
                Words.pValue(found.get().pValue()));
    if (found.get().pValue() >= DOUBTFUL) {
      return Check.passed(name, "no effect is found on it, " + Words.pValue(found.get().pValue()));
    }
    boolean large = Math.abs(found.get().estimate()) >= NEGLIGIBLE * spread;
    return found.get().pValue() < SURE && large
        ? Check.failed(name, says + ": the arms differ in something the covariates do not hold")
        : Check.worrying(name, says);
  }

  private Optional<Adjustment> adjusted(Trial rows, Covariates covariates) {
    return Adjustment.of(rows, covariates, design.estimand(), fewest);
  }
}
