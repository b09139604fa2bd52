package dev.steward.analytics.anomalies;

/** The rows, both included, in which an alarm for one labelled anomaly counts. */
record NabWindow(int first, int last) {
  boolean covers(int row) {
    return first <= row && row <= last;
  }

  /** What an alarm inside is worth: 1 at the first row, close to 0 at the last. */
  double reward(int row) {
    double position = -(last - row + 1.0) / (last - first + 1.0);
    return sigmoid(position) / sigmoid(-1);
  }

  /** What an alarm behind costs before its weight: almost nothing just behind, -1 far away. */
  double penalty(int row) {
    return sigmoid((row - last) / (double) (last - first));
  }

  private static double sigmoid(double position) {
    return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
  }
}
