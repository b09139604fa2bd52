package dev.steward.analytics.anomalies;

import java.util.List;

/**
 * Weighs a value by six statistics, each against its own past, so that none needs a model of its
 * distribution. Runs are judged by their median, which a lone spike does not move: where spikes are
 * usual, many of them in a row are not.
 */
final class Evidence {
  private final List<Channel> channels;
  private final Window at;
  private final Window values;
  private final Window deviations;
  private final Window innovations;

  Evidence(Tuning tuning) {
    // The oldest statistic that is remembered needs a whole run before it.
    int capacity = tuning.lasting() + tuning.longRun();
    this.at = new Window(capacity);
    this.values = new Window(capacity);
    this.deviations = new Window(capacity);
    this.innovations = new Window(capacity);
    this.channels =
        List.of(
            new Channel(tuning, Signal.DEVIATION, deviations, 1),
            new Channel(tuning, Signal.JUMP, innovations, 1),
            new Channel(tuning, Signal.DRIFT, innovations, tuning.shortRun()),
            new Channel(tuning, Signal.SHIFT, deviations, tuning.shortRun()),
            new Channel(tuning, Signal.SHIFT, deviations, tuning.run()),
            new Channel(tuning, Signal.SHIFT, deviations, tuning.longRun()));
  }

  /** The evidence of a detector that was saved: the past is all that it needs. */
  static Evidence of(Tuning tuning, Past past) {
    Evidence evidence = new Evidence(tuning);
    for (int i = 0; i < past.size(); i++) {
      evidence.add(
          past.at().get(i),
          past.values().get(i),
          past.deviations().get(i),
          past.innovations().get(i));
      evidence.learn();
    }
    return evidence;
  }

  /** A value that is weighed next, or only learned, and how far its two forecasts were off. */
  void add(double micros, double value, double deviation, double innovation) {
    at.add(micros);
    values.add(value);
    deviations.add(deviation);
    innovations.add(innovation);
  }

  Surprise weigh() {
    return Surprise.together(
        channels.stream().filter(Channel::speaks).map(Channel::surprise).toList());
  }

  void learn() {
    channels.forEach(Channel::learn);
  }

  /** The past deviations, whose quantiles are the range in which a value is expected. */
  Channel deviation() {
    return channels.getFirst();
  }

  /** The deviation alone raises an alarm of this probability when its own is at most this. */
  double alone(double falseAlarms) {
    return falseAlarms / channels.size();
  }

  Past past() {
    return new Past(
        at.oldestFirst(),
        values.oldestFirst(),
        deviations.oldestFirst(),
        innovations.oldestFirst());
  }
}
