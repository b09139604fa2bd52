package dev.steward.analytics.anomalies;

import java.time.Instant;
import java.util.Optional;

/**
 * Judges a stream value by value in constant memory, by the method of {@link Anomalies}. Not for
 * use by several threads at once.
 */
public final class Detector {
  /** Fewer values have no past to be compared with. */
  public static final int NEEDED = 60;

  private final Tuning tuning;
  private final double falseAlarms;
  private final Grain grain;
  private final Rhythm rhythm;
  private final Seasons seasons;
  private final Incident incident;
  private Forecast forecast;
  private Evidence evidence;
  private long seen;
  private long latest;
  private double value;

  public Detector(Sensitivity sensitivity) {
    this(sensitivity, DetectorState.EMPTY);
  }

  /** One that goes on where another stopped. */
  public Detector(Sensitivity sensitivity, DetectorState state) {
    this(Tuning.DEFAULT, sensitivity.falseAlarms(), state);
  }

  Detector(Tuning tuning, double falseAlarms, DetectorState state) {
    this.tuning = tuning;
    this.falseAlarms = falseAlarms;
    this.grain = new Grain(state.grain());
    this.rhythm = new Rhythm(state.steps());
    this.seasons = new Seasons(tuning, state.seasons(), state.seasonsBegun(), state.season());
    this.incident = new Incident(tuning.calm(), state.quiet());
    this.forecast =
        new Forecast(tuning, state.level(), state.spread(), state.quick(), state.seen());
    this.evidence = Evidence.of(tuning, state.past());
    this.seen = state.seen();
    this.latest = state.latest();
    this.value = state.value();
  }

  public DetectorState state() {
    return new DetectorState(
        seen,
        latest,
        value,
        grain.step(),
        incident.quiet(),
        forecast.level(),
        forecast.spread(),
        forecast.quick(),
        rhythm.steps(),
        seasons.begun(),
        season().orElse(0L),
        seasons.states(),
        evidence.past());
  }

  /** The period of the season in use, in microseconds. */
  Optional<Long> season() {
    return seasons.used().map(Season::period);
  }

  public Verdict next(Instant at, double value) {
    return next(new Observation(at, value));
  }

  Verdict next(Observation observation) {
    long at = observation.micros();
    if (seen > 0 && at <= latest) {
      return new Verdict.Skipped(
          at == latest ? Verdict.Skipped.Reason.REPEATED : Verdict.Skipped.Reason.LATE);
    }
    double smooth = smooth(observation.value());
    if (seasons.choose(at)) {
      lookBack();
    }
    keepTime(at, smooth);
    Verdict verdict = judge(at, smooth);
    learn(at, smooth);
    return verdict;
  }

  private double smooth(double next) {
    if (seen > 0) {
      grain.learn(value, next);
    }
    value = next;
    return grain.smooth(next, seen);
  }

  /** With another season the forecasts of the past would have been others. */
  private void lookBack() {
    Past past = evidence.past();
    forecast = new Forecast(tuning);
    evidence = new Evidence(tuning);
    for (int i = 0; i < past.size(); i++) {
      long at = past.at().get(i).longValue();
      expose(at, past.values().get(i));
      evidence.learn();
      forecast.learn(past.values().get(i) - seasons.at(at));
    }
  }

  private void keepTime(long at, double smooth) {
    if (seen > 0) {
      if (rhythm.pause(at - latest)) {
        forecast.restart(smooth - seasons.at(at));
      }
      rhythm.add(at - latest);
    }
    if (rhythm.known()) {
      seasons.begin(rhythm.step(), at);
    }
  }

  private Verdict judge(long at, double smooth) {
    if (seen < NEEDED) {
      expose(at, smooth);
      return new Verdict.Learning(seen + 1, NEEDED);
    }
    double alone = evidence.alone(falseAlarms) / 2;
    double centre = forecast.level() + seasons.at(at);
    double expected = centre + evidence.deviation().median();
    double lower = centre + evidence.deviation().lower(alone) - grain.step() / 2;
    double upper = centre + evidence.deviation().upper(alone) + grain.step() / 2;
    expose(at, smooth);
    Surprise surprise = evidence.weigh();
    return new Judgement(
        expected,
        lower,
        upper,
        surprise.score(),
        Severity.of(surprise.probability(), falseAlarms),
        surprise.signal(),
        incident.beginsWith(surprise.probability() <= falseAlarms));
  }

  private void expose(long at, double smooth) {
    double deseasoned = smooth - seasons.at(at);
    evidence.add(
        (double) at, smooth, forecast.deviation(deseasoned), forecast.innovation(deseasoned));
  }

  private void learn(long at, double smooth) {
    evidence.learn();
    seasons.learn(at, smooth, forecast.most());
    forecast.learn(smooth - seasons.at(at));
    seen++;
    latest = at;
  }
}
