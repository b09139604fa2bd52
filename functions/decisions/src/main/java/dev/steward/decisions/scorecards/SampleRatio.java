package dev.steward.decisions.scorecards;

import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether the arms got the shares that were planned for them. If not, something other than chance
 * chose, and no comparison can be trusted. Chi-squared with one degree of freedom against the sum
 * of the stages' binomials; so small a level as A. Fabijan et al. advise (KDD 2019, 2156–2164).
 */
public record SampleRatio(long candidate, double expected, double p) {
  private static final double LEVEL = 0.001;

  public boolean broken() {
    return p < LEVEL;
  }

  static SampleRatio of(List<Stage> stages) {
    long candidate = 0;
    double expected = 0;
    double variance = 0;
    for (Stage stage : stages) {
      long all = stage.candidate().assigned() + stage.baseline().assigned();
      double share = share(stage);
      candidate += stage.candidate().assigned();
      expected += all * share;
      variance += all * share * (1 - share);
    }
    return new SampleRatio(candidate, expected, pValue(candidate - expected, variance));
  }

  private static double share(Stage stage) {
    int both = stage.candidate().weight() + stage.baseline().weight();
    return both == 0 ? 0 : (double) stage.candidate().weight() / both;
  }

  private static double pValue(double off, double variance) {
    if (variance == 0) {
      return off == 0 ? 1 : 0;
    }
    return ChiSquaredDistribution.of(1).survivalProbability(off * off / variance);
  }
}
