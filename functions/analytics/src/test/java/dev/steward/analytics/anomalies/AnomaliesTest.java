package dev.steward.analytics.anomalies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnomaliesTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int WEEK = 168;

  private final Random random = new Random(20260105);

  @Test
  void findsABusyHourInTheDeadOfTheWeekend() {
    int odd = 8 * WEEK + 5 * 24 + 3;
    List<Observation> series =
        Synthetic.series(9 * WEEK, HOUR, i -> i == odd ? 80 : Synthetic.business(i, random));
    Findings.Found found = Synthetic.found(series);

    assertThat(found.season()).contains(Duration.ofDays(7));
    assertThat(at(found.anomalies())).contains(series.get(odd).at());
    assertThat(since(day(28), found.anomalies())).hasSize(1);
    Judgement judgement = found.anomalies().getLast().judgement();
    assertThat(judgement.expected()).isBetween(15.0, 25.0);
    assertThat(judgement.upper()).isLessThan(80);
  }

  @Test
  void findsAnEmptyHourInTheMiddleOfAWorkingDay() {
    int odd = 8 * WEEK + 2 * 24 + 13;
    List<Observation> series =
        Synthetic.series(9 * WEEK, HOUR, i -> i == odd ? 40 : Synthetic.business(i, random));

    assertThat(at(Synthetic.anomalies(series))).contains(series.get(odd).at());
  }

  @Test
  void findsASundayThatLooksLikeAMondayInDailyNumbers() {
    int odd = 7 * 20 + 6;
    List<Observation> series =
        Synthetic.series(
            7 * 21, DAY, i -> (i % 7 < 5 || i == odd ? 1000 : 300) + 20 * random.nextGaussian());
    Findings.Found found = Synthetic.found(series);

    assertThat(found.season()).contains(Duration.ofDays(7));
    assertThat(at(found.anomalies())).containsExactly(series.get(odd).at());
  }

  @Test
  void claimsNoSeasonFromLessThanThreePeriods() {
    List<Observation> series = Synthetic.series(2 * WEEK, HOUR, i -> i % WEEK < 120 ? 100 : 20);

    assertThat(Synthetic.found(series).season()).isEmpty();
    assertThat(Synthetic.found(series).caveats())
        .contains("Less than three weeks cannot show a weekly season: a weekend may look odd.");
  }

  @Test
  void claimsNoSeasonInNoise() {
    assertThat(
            Synthetic.found(Synthetic.series(9 * WEEK, HOUR, i -> random.nextGaussian())).season())
        .isEmpty();
  }

  @Test
  void findsASpikeInATrend() {
    List<Observation> series =
        Synthetic.series(
            2000, HOUR, i -> 0.5 * i + 5 * random.nextGaussian() + (i == 1500 ? 100 : 0));
    List<Anomaly> anomalies = Synthetic.anomalies(series);

    assertThat(at(anomalies)).contains(series.get(1500).at());
    assertThat(since(series.get(1000).at(), anomalies)).hasSize(1);
  }

  @Test
  void tellsALevelShiftOnceAndThenGetsUsedToIt() {
    List<Observation> series =
        Synthetic.series(6000, HOUR, i -> (i < 3000 ? 50 : 80) + random.nextGaussian());
    List<Anomaly> anomalies = since(series.get(3000).at(), Synthetic.anomalies(series));

    assertThat(anomalies).hasSize(1);
    assertThat(anomalies.getFirst().from()).isEqualTo(series.get(3000).at());
    assertThat(anomalies.getFirst().to()).isBefore(series.get(3200).at());
  }

  @Test
  void findsASpikeAtTheNewLevelLater() {
    List<Observation> series =
        Synthetic.series(
            9000, HOUR, i -> (i == 8500 ? 50 : i < 3000 ? 50 : 80) + random.nextGaussian());

    assertThat(at(Synthetic.anomalies(series))).contains(series.get(8500).at());
  }

  @Test
  void findsASmallButLastingShift() {
    List<Observation> series =
        Synthetic.series(3000, HOUR, i -> (i < 2000 ? 0 : 2) + random.nextGaussian());
    List<Anomaly> anomalies = Synthetic.anomalies(series);

    assertThat(anomalies).isNotEmpty();
    assertThat(anomalies.getFirst().from()).isBetween(series.get(2000).at(), series.get(2049).at());
    assertThat(anomalies.getFirst().judgement().signal()).isEqualTo(Signal.SHIFT);
  }

  @Test
  void mergesTheAlarmsOfOneIncident() {
    List<Observation> series =
        Synthetic.series(
            2000,
            HOUR,
            i -> random.nextGaussian() + (i >= 1500 && i < 1530 && i % 5 == 0 ? 60 : 0));
    List<Anomaly> anomalies = Synthetic.anomalies(series);

    assertThat(anomalies).hasSize(1);
    assertThat(anomalies.getFirst().alarms()).isGreaterThan(1);
    assertThat(anomalies.getFirst().from()).isEqualTo(series.get(1500).at());
    assertThat(anomalies.getFirst().to()).isAfterOrEqualTo(series.get(1505).at());
  }

  @Test
  void noticesTheFirstMoveOfWhatNeverMoved() {
    List<Observation> series = Synthetic.series(1000, HOUR, i -> i == 700 ? 1 : 0);

    assertThat(at(Synthetic.anomalies(series))).containsExactly(series.get(700).at());
  }

  @Test
  void saysNothingOfAConstantSeriesButThatItIsOne() {
    Findings.Found found = Synthetic.found(Synthetic.series(1000, HOUR, i -> 42));

    assertThat(found.anomalies()).isEmpty();
    assertThat(found.caveats())
        .contains("All values are the same: there is no spread to judge by.");
  }

  @Test
  void findsTheSameInAnyOrder() {
    List<Observation> series =
        Synthetic.series(2000, HOUR, i -> random.nextGaussian() + (i == 1500 ? 40 : 0));
    List<Observation> shuffled = new ArrayList<>(series);
    Collections.shuffle(shuffled, random);

    assertThat(Synthetic.anomalies(shuffled)).isEqualTo(Synthetic.anomalies(series));
    assertThat(Synthetic.found(shuffled).caveats())
        .anyMatch(caveat -> caveat.endsWith("came out of order and were sorted."));
  }

  @Test
  void keepsTheLastOfSeveralValuesOfOneInstant() {
    List<Observation> series =
        new ArrayList<>(Synthetic.series(500, HOUR, i -> random.nextGaussian()));
    series.add(400, new Observation(series.get(400).at(), 1e6));
    Findings.Found found = Synthetic.found(series);

    assertThat(found.n()).isEqualTo(500);
    assertThat(found.anomalies()).isEmpty();
    assertThat(found.caveats())
        .contains("1 values had the instant of another; the last one given was kept.");
  }

  @Test
  void livesWithMissingValues() {
    int odd = 8 * WEEK + 5 * 24 + 3;
    List<Observation> series =
        new ArrayList<>(
            Synthetic.series(9 * WEEK, HOUR, i -> i == odd ? 80 : Synthetic.business(i, random)));
    Instant at = series.get(odd).at();
    series.removeIf(
        observation ->
            !observation.at().equals(at)
                && (random.nextInt(10) == 0 || within(observation.at(), day(36), day(39))));
    Findings.Found found = Synthetic.found(series);

    assertThat(at(found.anomalies())).contains(at);
    assertThat(since(day(28), found.anomalies())).hasSize(1);
    assertThat(found.caveats()).anyMatch(caveat -> caveat.contains("gaps, the longest of PT7"));
  }

  @Test
  void livesWithASparseSeriesUpToTheYear9999() {
    List<Observation> series = new ArrayList<>(Synthetic.series(200, HOUR, i -> i % 5));
    series.add(new Observation(Instant.parse("9999-12-31T23:59:59.999999Z"), 2));

    assertThat(Synthetic.found(series).to()).isEqualTo("9999-12-31T23:59:59.999999Z");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 60})
  void answersNotEnoughDataInsteadOfAGuess(int n) {
    assertThat(Anomalies.of(Series.of(Synthetic.series(n, HOUR, i -> i)), Sensitivity.HIGH))
        .isEqualTo(
            new Findings.NotEnoughData(
                n,
                61,
                "the first values are only learned, so that there is a past to compare with"));
  }

  @Test
  void answersOnceOneValueIsJudged() {
    assertThat(Synthetic.found(Synthetic.series(61, HOUR, i -> i)).judged()).isEqualTo(1);
  }

  @Test
  void countsTheSameInstantGivenManyTimesAsOneValue() {
    List<Observation> same = Collections.nCopies(500, new Observation(Synthetic.START, 1));

    assertThat(Anomalies.of(Series.of(same), Sensitivity.MEDIUM))
        .isInstanceOfSatisfying(
            Findings.NotEnoughData.class, none -> assertThat(none.n()).isEqualTo(1));
  }

  @Test
  void saysHowItCameToItsAnswer() {
    Findings.Found found = Synthetic.found(Synthetic.series(500, HOUR, i -> random.nextGaussian()));

    assertThat(found.n()).isEqualTo(500);
    assertThat(found.judged()).isEqualTo(440);
    assertThat(found.from()).isEqualTo(Synthetic.START);
    assertThat(found.to()).isEqualTo(Synthetic.START.plus(HOUR.multipliedBy(499)));
    assertThat(found.step()).isEqualTo(HOUR);
    assertThat(found.falseAlarms()).isEqualTo(1e-4);
    assertThat(found.method()).isNotBlank();
    assertThat(found.caveats())
        .contains("About 0.044 false alarms are expected even if nothing happened.");
  }

  @Test
  void findsMoreTheMoreSensitiveItIs() {
    List<Observation> series = Synthetic.series(20_000, HOUR, i -> Synthetic.heavy(random));

    assertThat(count(series, Sensitivity.LOW)).isLessThan(count(series, Sensitivity.MEDIUM));
    assertThat(count(series, Sensitivity.MEDIUM)).isLessThan(count(series, Sensitivity.HIGH));
  }

  private static int count(List<Observation> series, Sensitivity sensitivity) {
    return ((Findings.Found) Anomalies.of(Series.of(series), sensitivity)).anomalies().size();
  }

  private static List<Anomaly> since(Instant instant, List<Anomaly> anomalies) {
    return anomalies.stream().filter(anomaly -> !anomaly.from().isBefore(instant)).toList();
  }

  private static List<Instant> at(List<Anomaly> anomalies) {
    return anomalies.stream().map(Anomaly::at).toList();
  }

  private static boolean within(Instant at, Instant from, Instant to) {
    return at.isAfter(from) && at.isBefore(to);
  }

  private static Instant day(int days) {
    return Synthetic.START.plus(Duration.ofDays(days));
  }
}
