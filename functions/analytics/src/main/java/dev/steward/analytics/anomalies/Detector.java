package dev.steward.analytics.anomalies;

import java.time.Instant;
import java.util.Optional;

/**
 * Judges a stream value by value, in constant memory. Each value is compared with a forecast from
 * level and season and with one from the values just before it; how surprising the differences are
 * is read off the series' own past. Not for use by several threads at once.
 */
public final class Detector {
  /** Fewer values have no past to be compared with. */
  public static final int NEEDED = 60;

  private final Tuning tuning;
  private final double falseAlarms;
  private final Evidence evidence;
  private final Level level;
  private final Seasons seasons;
  private final Rhythm rhythm;
  private final Incident incident;
  private double quick;
  private long seen;
  private long latest;

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
    this.evidence = Evidence.of(tuning, state.deviations(), state.innovations());
    this.level = new Level(tuning, state.level(), state.spread(), state.seen());
    this.seasons = new Seasons(tuning, state.seasons(), state.seasonsBegun());
    this.rhythm = new Rhythm(state.steps());
    this.incident = new Incident(tuning.calm(), state.quiet());
    this.quick = state.quick();
    this.seen = state.seen();
    this.latest = state.latest();
  }

  public DetectorState state() {
    return new DetectorState(
        seen,
        latest,
        incident.quiet(),
        level.value(),
        level.spread(),
        quick,
        seasons.begun(),
        rhythm.steps(),
        seasons.states(),
        evidence.deviations(),
        evidence.innovations());
  }

  /** The period of the season in use, in microseconds. */
  Optional<Long> season() {
    return seasons.used(latest).map(Season::period);
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
    keepTime(at, observation.value());
    Verdict verdict = judge(at, observation.value());
    learn(at, observation.value());
    return verdict;
  }

  private void keepTime(long at, double value) {
    if (seen == 0) {
      quick = value;
    } else {
      long step = at - latest;
      if (rhythm.pause(step)) {
        quick = value;
      }
      rhythm.add(step);
    }
    if (rhythm.known()) {
      seasons.begin(rhythm.step(), at);
    }
  }

  private Verdict judge(long at, double value) {
    double centre = seen == 0 ? value : forecast(at);
    if (seen < NEEDED) {
      evidence.learn(value - centre, value - quick);
      return new Verdict.Learning(seen + 1, NEEDED);
    }
    double alone = Evidence.alone(falseAlarms);
    double expected = centre + evidence.deviation().median();
    double lower = centre + evidence.deviation().lower(alone / 2);
    double upper = centre + evidence.deviation().upper(alone / 2);
    Surprise surprise = evidence.weigh(value - centre, value - quick);
    boolean alarm = surprise.probability() <= falseAlarms;
    return new Judgement(
        expected,
        lower,
        upper,
        surprise.score(),
        Severity.of(surprise.probability(), falseAlarms),
        surprise.signal(),
        incident.beginsWith(alarm));
  }

  private void learn(long at, double value) {
    level.follow(seen == 0 ? value : value - forecast(at));
    seasons.learn(at, value - level.value(), level);
    quick += (value - quick) * Math.max(1.0 / (seen + 1), 1 / tuning.quick());
    seen++;
    latest = at;
  }

  private double forecast(long at) {
    return level.value() + seasons.used(at).map(season -> season.at(at)).orElse(0.0);
  }
}
