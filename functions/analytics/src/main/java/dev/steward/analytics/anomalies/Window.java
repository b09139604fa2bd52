package dev.steward.analytics.anomalies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The latest values in order of time. */
final class Window {
  private final double[] ring;
  private int size;
  private int next;

  Window(int capacity) {
    this.ring = new double[capacity];
  }

  void add(double value) {
    ring[next] = value;
    next = (next + 1) % ring.length;
    size = Math.min(size + 1, ring.length);
  }

  /** Of the latest so many, or of all while there are fewer. */
  double median(int latest) {
    double[] values = new double[Math.min(latest, size)];
    for (int i = 0; i < values.length; i++) {
      values[i] = back(i);
    }
    Arrays.sort(values);
    return values[values.length / 2];
  }

  List<Double> oldestFirst() {
    List<Double> values = new ArrayList<>(size);
    for (int i = size - 1; i >= 0; i--) {
      values.add(back(i));
    }
    return values;
  }

  private double back(int i) {
    return ring[Math.floorMod(next - 1 - i, ring.length)];
  }
}
