package dev.steward.analytics.anomalies;

import java.util.List;
import java.util.stream.Stream;

/**
 * Weighs a value by six statistics, each against its own past, so that none needs a model of its
 * distribution. Runs are judged by their median, which a lone spike does not move: where spikes are
 * usual, many of them in a row are not.
 */
final class Evidence {
  private static final List<Signal> SIGNALS =
      List.of(
          Signal.DEVIATION, Signal.JUMP, Signal.DRIFT, Signal.SHIFT, Signal.SHIFT, Signal.SHIFT);

  private final Tuning tuning;
  private final Window deviations;
  private final Window innovations;
  private final List<Channel> channels;

  Evidence(Tuning tuning) {
    this.tuning = tuning;
    this.deviations = new Window(tuning.lasting() + tuning.longRun());
    this.innovations = new Window(tuning.lasting() + tuning.shortRun());
    this.channels = Stream.generate(() -> new Channel(tuning)).limit(SIGNALS.size()).toList();
  }

  /** The evidence of one that was saved: what it remembers is all that it needs. */
  static Evidence of(Tuning tuning, List<Double> deviations, List<Double> innovations) {
    Evidence evidence = new Evidence(tuning);
    for (int i = 0; i < deviations.size(); i++) {
      // The longer of the two lists begins earlier; what it is ahead fell out of the other's past.
      int behind = i - (deviations.size() - innovations.size());
      evidence.learn(deviations.get(i), behind < 0 ? 0 : innovations.get(behind));
    }
    return evidence;
  }

  /** What the value is worth as evidence, before it becomes part of the past. */
  Surprise weigh(double deviation, double innovation) {
    double[] statistics = statistics(deviation, innovation);
    double sum = 0;
    double least = 1;
    Signal signal = Signal.DEVIATION;
    for (int i = 0; i < statistics.length; i++) {
      double probability = channels.get(i).probability(statistics[i]);
      sum += 1 / probability;
      if (probability < least) {
        least = probability;
        signal = SIGNALS.get(i);
      }
    }
    learn(statistics);
    return new Surprise(statistics.length / sum, signal);
  }

  void learn(double deviation, double innovation) {
    learn(statistics(deviation, innovation));
  }

  /** The past deviations, whose quantiles are the range in which a value is expected. */
  Channel deviation() {
    return channels.getFirst();
  }

  /** The deviation alone raises an alarm of this probability when its own is at most this. */
  static double alone(double falseAlarms) {
    return falseAlarms / SIGNALS.size();
  }

  List<Double> deviations() {
    return deviations.oldestFirst();
  }

  List<Double> innovations() {
    return innovations.oldestFirst();
  }

  private double[] statistics(double deviation, double innovation) {
    deviations.add(deviation);
    innovations.add(innovation);
    return new double[] {
      deviation,
      innovation,
      innovations.median(tuning.shortRun()),
      deviations.median(tuning.shortRun()),
      deviations.median(tuning.run()),
      deviations.median(tuning.longRun())
    };
  }

  private void learn(double[] statistics) {
    for (int i = 0; i < statistics.length; i++) {
      channels.get(i).add(statistics[i]);
    }
  }
}
