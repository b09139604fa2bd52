package dev.steward.analytics.drivers;

import dev.steward.analytics.measure.Holm;
import dev.steward.analytics.measure.Interval;
import dev.steward.analytics.measure.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Pairs of the strongest drivers, each in its telling split, on the scale of the metric itself
 * (rates and means add up; a product of risks counts as an interaction). Only proven drivers are
 * paired, and the pairs are a family of their own for the correction: without a driver there is no
 * pair to be wrong about.
 */
final class Interactions {
  private static final int STRONGEST = 5;

  private final Outcome outcome;
  private final Evidence evidence;
  private final double confidence;

  Interactions(Outcome outcome, Evidence evidence, double confidence) {
    this.outcome = outcome;
    this.evidence = evidence;
    this.confidence = confidence;
  }

  /** The splits of the drivers, strongest first; answers the pairs that hold, strongest first. */
  List<Interaction> among(List<Split> drivers) {
    List<Split> strongest = drivers.subList(0, Math.min(STRONGEST, drivers.size()));
    List<Interaction> tested = new ArrayList<>();
    for (int one = 0; one < strongest.size(); one++) {
      for (int other = one + 1; other < strongest.size(); other++) {
        test(strongest.get(one), strongest.get(other)).ifPresent(tested::add);
      }
    }
    double[] adjusted = Holm.adjust(tested.stream().mapToDouble(Interaction::p).toArray());
    return IntStream.range(0, tested.size())
        .filter(index -> adjusted[index] < 1 - confidence)
        .mapToObj(index -> tested.get(index).adjusted(adjusted[index]))
        .sorted(Comparator.comparingDouble(Interaction::strength).reversed())
        .toList();
  }

  /** Nothing where one of the four cells is too small to be compared. */
  private Optional<Interaction> test(Split one, Split other) {
    Sample neither = cell(one, other, false, false);
    Sample first = cell(one, other, true, false);
    Sample second = cell(one, other, false, true);
    Sample both = cell(one, other, true, true);
    List<Sample> cells = List.of(neither, first, second, both);
    if (cells.stream().anyMatch(cell -> cell.n() < outcome.smallestGroup())) {
      return Optional.empty();
    }
    double expected = first.mean() + second.mean() - neither.mean();
    double beyond = both.mean() - expected;
    double squared = cells.stream().mapToDouble(this::squaredError).sum();
    if (squared == 0) {
      return Optional.empty();
    }
    double error = Math.sqrt(squared);
    TDistribution students = TDistribution.of(freedom(cells, squared));
    double half = students.inverseSurvivalProbability((1 - confidence) / 2) * error;
    int n = (int) cells.stream().mapToLong(Sample::n).sum();
    Interaction found =
        new Interaction(
            one.grouping().feature(),
            other.grouping().feature(),
            both.n(),
            n,
            both.mean(),
            expected,
            new Interval(beyond, beyond - half, beyond + half, confidence),
            strength(cells, beyond, n),
            2 * students.survivalProbability(Math.abs(beyond) / error),
            1,
            "");
    return Optional.of(found.saying(evidence.of(found, one.said(), other.said())));
  }

  private Sample cell(Split one, Split other, boolean first, boolean second) {
    return Sample.of(
        IntStream.range(0, outcome.n())
            .filter(row -> one.grouping().known(row) && other.grouping().known(row))
            .filter(row -> one.grouping().in(one.inside(), row) == first)
            .filter(row -> other.grouping().in(other.inside(), row) == second)
            .mapToDouble(outcome::value)
            .toArray());
  }

  /** A rate of nought in a cell is not known exactly: one more of each kind (Agresti and Caffo). */
  private double squaredError(Sample cell) {
    if (!outcome.isRate()) {
      return cell.variance() / cell.n();
    }
    double rate = (cell.mean() * cell.n() + 1) / (cell.n() + 2);
    return rate * (1 - rate) / (cell.n() + 2);
  }

  /** F. E. Satterthwaite, Biometrics Bulletin 2 (1946) 110–114. */
  private double freedom(List<Sample> cells, double squared) {
    double parts =
        cells.stream().mapToDouble(c -> Math.pow(squaredError(c), 2) / (c.n() - 1)).sum();
    return squared * squared / parts;
  }

  /** Root of the share of the spread that the term explains beyond the sum of the two effects. */
  private double strength(List<Sample> cells, double beyond, int n) {
    double harmonic = cells.stream().mapToDouble(cell -> 1.0 / cell.n()).sum();
    double spread = Sample.of(outcome.values()).variance() * (n - 1);
    return Math.sqrt(Math.min(1, beyond * beyond / harmonic / spread));
  }
}
