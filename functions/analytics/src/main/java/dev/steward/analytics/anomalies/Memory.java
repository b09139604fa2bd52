package dev.steward.analytics.anomalies;

/** The latest values of one statistic, both in order of time and in order of size. */
final class Memory {
  /** With fewer extremes than this a tail is mostly chance. */
  private static final int FEWEST = 5;

  private final double[] ring;
  private final double[] sorted;
  private final double share;
  private int size;
  private int oldest;

  Memory(int capacity, double share) {
    this.ring = new double[capacity];
    this.sorted = new double[capacity];
    this.share = share;
  }

  int size() {
    return size;
  }

  double median() {
    return sorted[size / 2];
  }

  void add(double value) {
    if (size == ring.length) {
      int gone = notBelow(ring[oldest]);
      System.arraycopy(sorted, gone + 1, sorted, gone, size - gone - 1);
      size--;
    }
    int place = notBelow(value);
    System.arraycopy(sorted, place, sorted, place + 1, size - place);
    sorted[place] = value;
    size++;
    ring[oldest] = value;
    oldest = (oldest + 1) % ring.length;
  }

  /** The probability of a value this large or larger. */
  double atLeast(double x) {
    Tail tail = upper();
    return x > tail.threshold() ? tail.beyond(x) : rank(size - notBelow(x));
  }

  /** The probability of a value this small or smaller. */
  double atMost(double x) {
    Tail tail = lower();
    return -x > tail.threshold() ? tail.beyond(-x) : rank(above(x));
  }

  Tail upper() {
    return tail(1);
  }

  /** Mirrored: of the values with their sign changed. */
  Tail lower() {
    return tail(-1);
  }

  private double rank(int asExtreme) {
    return (asExtreme + 1.0) / (size + 1.0);
  }

  private Tail tail(int sign) {
    int extremes = Math.max(FEWEST, (int) Math.round(size * share));
    double threshold = nth(extremes, sign);
    int excesses = 0;
    double sum = 0;
    for (int i = 0; i < extremes; i++) {
      double excess = nth(i, sign) - threshold;
      if (excess > 0) {
        excesses++;
        sum += excess;
      }
    }
    return excesses == 0
        ? Tail.withoutSpread(threshold, size)
        : new Tail(threshold, excesses / (double) size, excesses, sum);
  }

  private double nth(int fromTheEnd, int sign) {
    return sign > 0 ? sorted[size - 1 - fromTheEnd] : -sorted[fromTheEnd];
  }

  private int notBelow(double x) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int above(double x) {
    return notBelow(Math.nextUp(x));
  }
}
