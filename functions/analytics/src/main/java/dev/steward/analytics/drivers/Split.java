package dev.steward.analytics.drivers;

import dev.steward.analytics.measure.Interval;
import dev.steward.analytics.measure.Proportion;
import dev.steward.analytics.measure.Sample;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Some groups of a feature on one side, all others on the other. */
record Split(String said, Grouping grouping, BitSet inside) {
  Contrast contrast(Outcome outcome, double confidence) {
    double[] in = values(outcome, true);
    double[] out = values(outcome, false);
    Sample here = Sample.of(in);
    Sample others = Sample.of(out);
    Interval difference =
        outcome.isRate()
            ? proportion(in).minus(proportion(out), confidence)
            : here.minus(others, confidence);
    double standardised = outcome.isRate() ? phi(here, others) : here.hedges(others);
    return new Contrast(
        said, here.n(), others.n(), here.mean(), others.mean(), difference, standardised);
  }

  private double[] values(Outcome outcome, boolean within) {
    return IntStream.range(0, grouping.rows())
        .filter(row -> grouping.known(row) && grouping.in(inside, row) == within)
        .mapToDouble(outcome::value)
        .toArray();
  }

  private static Proportion proportion(double[] values) {
    long hits = 0;
    for (double value : values) {
      hits += value == 1 ? 1 : 0;
    }
    return new Proportion(hits, values.length);
  }

  private static double phi(Sample here, Sample others) {
    double share = (double) here.n() / (here.n() + others.n());
    double rate = share * here.mean() + (1 - share) * others.mean();
    double spread = rate * (1 - rate);
    return spread == 0
        ? 0
        : (here.mean() - others.mean()) * Math.sqrt(share * (1 - share) / spread);
  }
}
