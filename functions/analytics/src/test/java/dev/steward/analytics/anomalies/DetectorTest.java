package dev.steward.analytics.anomalies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.steward.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private final Random random = new Random(20260105);

  @Test
  void onlyLearnsFromTheFirstSixtyValues() {
    List<Verdict> verdicts = verdicts(Synthetic.series(61, FIVE_MINUTES, i -> i % 7));

    assertThat(verdicts.subList(0, 60))
        .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Learning.class));
    assertThat(verdicts.getFirst()).isEqualTo(new Verdict.Learning(1, 60));
    assertThat(verdicts.getLast()).isInstanceOf(Judgement.class);
  }

  @Test
  void saysWhatItExpectedOfASpike() {
    List<Observation> series =
        Synthetic.series(1000, FIVE_MINUTES, i -> i == 999 ? 90 : 50 + random.nextGaussian());
    Judgement judgement = (Judgement) verdicts(series).getLast();

    assertThat(judgement.anomaly()).isTrue();
    assertThat(judgement.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(judgement.expected()).isBetween(49.0, 51.0);
    assertThat(judgement.lower()).isBetween(35.0, 48.0);
    assertThat(judgement.upper()).isBetween(52.0, 65.0);
    assertThat(judgement.score()).isBetween(0.8, 1.0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void alarmsForEveryValueOutsideTheRange(boolean counts) {
    List<Observation> series =
        Synthetic.series(
            20_000,
            FIVE_MINUTES,
            i ->
                counts
                    ? Synthetic.poisson(i % 999 == 0 ? 40 : 3, random)
                    : Synthetic.heavy(random));
    List<Verdict> verdicts = verdicts(series);
    int outside = 0;
    for (int i = 0; i < series.size(); i++) {
      double value = series.get(i).value();
      if (verdicts.get(i) instanceof Judgement judgement
          && (value < judgement.lower() || value > judgement.upper())) {
        outside++;
        assertThat(judgement.severity()).isNotEqualTo(Severity.NONE);
      }
    }
    assertThat(outside).isPositive();
  }

  @Test
  void goesOnFromItsStateAsIfItHadNeverStopped() throws JsonProcessingException {
    List<Observation> series =
        Synthetic.series(
            6000,
            FIVE_MINUTES,
            i -> 10 * Math.sin(2 * Math.PI * i / 288) + Synthetic.heavy(random));
    List<Verdict> unbroken = verdicts(series);
    List<Verdict> broken = new ArrayList<>();
    Detector detector = new Detector(Sensitivity.MEDIUM);
    for (int i = 0; i < series.size(); i++) {
      if (i == 3 || i == 500 || i == 4030 || i % 1999 == 0) {
        String kept = Json.MAPPER.writeValueAsString(detector.state());
        detector =
            new Detector(Sensitivity.MEDIUM, Json.MAPPER.readValue(kept, DetectorState.class));
      }
      broken.add(detector.next(series.get(i)));
    }
    assertThat(broken).isEqualTo(unbroken);
  }

  @Test
  void neverKeepsMoreThanHalfAMegabyte() throws JsonProcessingException {
    Detector detector = new Detector(Sensitivity.MEDIUM);
    Synthetic.series(20_000, FIVE_MINUTES, i -> random.nextGaussian()).forEach(detector::next);

    assertThat(Json.MAPPER.writeValueAsString(detector.state()).length()).isLessThan(500_000);
  }

  @Test
  void skipsAValueThatCameBefore() {
    Detector detector = new Detector(Sensitivity.MEDIUM);
    detector.next(Synthetic.START, 1);
    DetectorState before = detector.state();

    assertThat(detector.next(Synthetic.START, 2))
        .isEqualTo(new Verdict.Skipped(Verdict.Skipped.Reason.REPEATED));
    assertThat(detector.next(Synthetic.START.minusSeconds(1), 3))
        .isEqualTo(new Verdict.Skipped(Verdict.Skipped.Reason.LATE));
    assertThat(detector.state()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -2e300
      })
  void refusesWhatIsNotANumberItCanReckonWith(double value) {
    Detector detector = new Detector(Sensitivity.MEDIUM);

    assertThatThrownBy(() -> detector.next(Synthetic.START, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the value must be a finite number of at most 1e300");
    assertThat(detector.state()).isEqualTo(DetectorState.EMPTY);
  }

  @Test
  void refusesInstantsThatHaveNoPlaceInACalendarOfFourDigits() {
    Detector detector = new Detector(Sensitivity.MEDIUM);

    for (Instant at : List.of(Instant.MAX, Instant.MIN, Instant.parse("+10000-01-01T00:00:00Z"))) {
      assertThatThrownBy(() -> detector.next(at, 1)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void staysFiniteOnTheLargestValues() {
    List<Observation> series =
        Synthetic.series(3000, FIVE_MINUTES, i -> (i % 2 == 0 ? 1 : -1) * 1e300);
    for (Verdict verdict : verdicts(series)) {
      if (verdict instanceof Judgement judgement) {
        assertThat(judgement.expected()).isFinite();
        assertThat(judgement.lower()).isFinite();
        assertThat(judgement.upper()).isFinite();
        assertThat(judgement.score()).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void goesOnThroughTheYear9999() {
    Detector detector = new Detector(Sensitivity.MEDIUM);
    for (int i = 0; i < 200; i++) {
      detector.next(Synthetic.START.plus(FIVE_MINUTES.multipliedBy(i)), random.nextGaussian());
    }
    assertThat(detector.next(Instant.parse("9999-12-31T23:59:59Z"), 0))
        .isInstanceOf(Judgement.class);
    assertThat(detector.next(Synthetic.START.plus(Duration.ofDays(9)), 0))
        .isEqualTo(new Verdict.Skipped(Verdict.Skipped.Reason.LATE));
  }

  private static List<Verdict> verdicts(List<Observation> series) {
    Detector detector = new Detector(Sensitivity.MEDIUM);
    return series.stream().map(detector::next).toList();
  }
}
