package dev.steward.analytics.anomalies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scorer against what the benchmark has published, before it may judge us. */
class NabScoreTest {
  @Test
  void readsTheGroupAsItIs() {
    assertThat(Nab.SERIES).hasSize(17);
    assertThat(Nab.SERIES.stream().mapToInt(NabSeries::size).sum()).isEqualTo(67_740);
    assertThat(Nab.SERIES.stream().mapToInt(series -> series.windows().size()).sum()).isEqualTo(30);
  }

  @Test
  void givesNothingToADetectorThatNeverSpeaks() {
    assertThat(NabScore.best(Nab.scored(series -> new double[series.size()])).total()).isZero();
  }

  @Test
  void givesAHundredToOneThatSpeaksAtTheFirstRowOfEachWindow() {
    Map<NabSeries, double[]> perfect = Nab.scored(NabScoreTest::firstRows);

    assertThat(NabScore.at(1, perfect)).isEqualTo(new NabScore(100, 30, 0));
  }

  @ParameterizedTest
  @CsvSource({"numenta,73.42", "contextOSE,71.52", "knncad,60.69", "windowedGaussian,31.24"})
  void agreesWithWhatIsPublishedForADetector(String detector, double published) {
    Map<NabSeries, double[]> alarms = Nab.scored(series -> publishedAlarms(detector, series));

    assertThat(NabScore.at(1, alarms).total()).isEqualTo(published, within(0.005));
  }

  @ParameterizedTest
  @CsvSource({"numenta", "contextOSE", "knncad", "windowedGaussian", "null"})
  void agreesOnEachSeries(String detector) {
    for (String[] row : Nab.rows("/nab/published_scores.csv.gz")) {
      if (row[0].equals(detector)) {
        NabSeries series = named(row[1]);

        assertThat(NabScore.raw(series, 1, publishedAlarms(detector, series)))
            .as(series.name())
            .isEqualTo(Double.parseDouble(row[2]), within(1e-9));
      }
    }
  }

  private static double[] firstRows(NabSeries series) {
    double[] scores = new double[series.size()];
    series.windows().forEach(window -> scores[window.first()] = 1);
    return scores;
  }

  private static double[] publishedAlarms(String detector, NabSeries series) {
    double[] scores = new double[series.size()];
    for (String[] row : Nab.rows("/nab/published_alarms.csv.gz")) {
      if (row[0].equals(detector) && row[1].equals(series.name())) {
        scores[Integer.parseInt(row[2])] = 1;
      }
    }
    return scores;
  }

  private static NabSeries named(String name) {
    return Nab.SERIES.stream().filter(series -> series.name().equals(name)).findFirst().get();
  }
}
