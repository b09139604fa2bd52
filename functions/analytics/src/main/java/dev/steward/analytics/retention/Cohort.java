package dev.steward.analytics.retention;

import dev.steward.analytics.measure.Interval;
import dev.steward.analytics.measure.Proportion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Those who began in the same period, and how many of them came back. Shares are told from {@value
 * #FEWEST} users on: below, an interval is nearly as wide as all there is.
 */
record Cohort(String cohort, long size, List<Return> periods) {
  static final int FEWEST = 20;
  private static final double CONFIDENCE = 0.95;

  Cohort {
    periods = List.copyOf(periods);
  }

  /**
   * Classic: they came back in that period; rolling: in it or later. Complete when the period had
   * ended by the end of the range for everybody in the cohort.
   */
  record Return(
      int period,
      long classic,
      long rolling,
      boolean complete,
      @Nullable Interval classicShare,
      @Nullable Interval rollingShare) {}

  static Return returned(int period, long classic, long rolling, long size, boolean complete) {
    return new Return(
        period, classic, rolling, complete, share(classic, size), share(rolling, size));
  }

  Cohort with(Return next) {
    List<Return> longer = new ArrayList<>(periods);
    longer.add(next);
    return new Cohort(cohort, size, longer);
  }

  private static @Nullable Interval share(long returned, long size) {
    return size < FEWEST ? null : new Proportion(returned, size).wilson(CONFIDENCE);
  }
}
