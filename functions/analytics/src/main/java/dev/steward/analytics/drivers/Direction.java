package dev.steward.analytics.drivers;

import java.util.Optional;

/** Which way the metric goes with the feature. */
public enum Direction {
  /** Higher in the contrast's group than elsewhere. */
  MORE,
  LESS,
  /** Higher as the feature's number rises. */
  RISING,
  FALLING;

  static Direction of(Contrast contrast, Optional<Trend> trend) {
    if (trend.isPresent() && trend.get().association().excludesZero()) {
      return trend.get().association().estimate() > 0 ? RISING : FALLING;
    }
    return contrast.difference().estimate() >= 0 ? MORE : LESS;
  }
}
