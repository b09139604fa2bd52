package dev.steward.analytics.anomalies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The detector by the benchmark's rules. For comparison, published for the same series: numenta
 * 73.4, knncad 60.7, windowedGaussian 31.2.
 */
class NabDetectorTest {
  private static final double USUAL = Sensitivity.MEDIUM.falseAlarms();

  /** A change of the detector: one of its numbers halved or doubled. */
  record Variant(String name, Tuning tuning, double falseAlarms) {
    @Override
    public String toString() {
      return name;
    }
  }

  @Test
  void scoresAboveSixtyAtItsUsualThreshold() {
    Map<NabSeries, double[]> scores = scores(Tuning.DEFAULT, USUAL);
    NabScore usual = NabScore.at(Surprise.score(USUAL), scores);
    NabScore best = NabScore.best(scores);

    assertThat(usual.total()).isGreaterThan(60);
    assertThat(best.total()).isGreaterThan(usual.total() - 1e-6);
  }

  @Test
  void doesNotOweItsScoreToOneSeries() {
    Map<NabSeries, double[]> scores = scores(Tuning.DEFAULT, USUAL);
    for (NabSeries left : Nab.SERIES) {
      Map<NabSeries, double[]> others = new HashMap<>(scores);
      others.remove(left);
      double total = NabScore.at(Surprise.score(USUAL), others).total();

      assertThat(total).as(left.name()).isGreaterThan(55);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void doesNotOweItsScoreToOneOfItsNumbers(Variant variant) {
    double threshold = Surprise.score(variant.falseAlarms());
    NabScore score = NabScore.at(threshold, scores(variant.tuning(), variant.falseAlarms()));

    assertThat(score.total()).isGreaterThan(55);
  }

  static List<Variant> variants() {
    Tuning t = Tuning.DEFAULT;
    List<Variant> variants = new ArrayList<>();
    for (double by : new double[] {0.5, 2}) {
      add(variants, "memory", by, with(t, by, 1, 1, 1, 1, 1, 1, 1, 1));
      add(variants, "tail", by, with(t, 1, by, 1, 1, 1, 1, 1, 1, 1));
      add(variants, "level", by, with(t, 1, 1, by, 1, 1, 1, 1, 1, 1));
      add(variants, "quick", by, with(t, 1, 1, 1, by, 1, 1, 1, 1, 1));
      add(variants, "run", by, with(t, 1, 1, 1, 1, by, 1, 1, 1, 1));
      add(variants, "calm", by, with(t, 1, 1, 1, 1, 1, by, 1, 1, 1));
      add(variants, "clip", by, with(t, 1, 1, 1, 1, 1, 1, by, 1, 1));
      add(variants, "seasonGain", by, with(t, 1, 1, 1, 1, 1, 1, 1, by, 1));
      add(variants, "periods", by, with(t, 1, 1, 1, 1, 1, 1, 1, 1, by));
      variants.add(new Variant("falseAlarms x" + by, t, USUAL * by));
    }
    return variants;
  }

  private static void add(List<Variant> variants, String name, double by, Tuning tuning) {
    variants.add(new Variant(name + " x" + by, tuning, USUAL));
  }

  private static Tuning with(Tuning t, double... by) {
    return new Tuning(
        (int) (t.memory() * by[0]),
        t.tail() * by[1],
        t.level() * by[2],
        t.quick() * by[3],
        2 * (int) (t.run() * by[4] / 2) + 1,
        (int) (t.calm() * by[5]),
        t.clip() * by[6],
        t.seasonGain() * by[7],
        t.periods() * by[8]);
  }

  private static Map<NabSeries, double[]> scores(Tuning tuning, double falseAlarms) {
    return Nab.scored(series -> scores(series, tuning, falseAlarms));
  }

  /** What belongs to an incident already told stays just below the alarm: it is not told again. */
  private static double[] scores(NabSeries series, Tuning tuning, double falseAlarms) {
    Detector detector = new Detector(tuning, falseAlarms, DetectorState.EMPTY);
    double untold = Math.nextDown(Surprise.score(falseAlarms));
    double[] scores = new double[series.size()];
    for (int row = 0; row < series.size(); row++) {
      if (detector.next(series.observations().get(row)) instanceof Judgement judgement) {
        boolean told = judgement.anomaly() || judgement.severity() == Severity.NONE;
        scores[row] = told ? judgement.score() : Math.min(judgement.score(), untold);
      }
    }
    return scores;
  }
}
