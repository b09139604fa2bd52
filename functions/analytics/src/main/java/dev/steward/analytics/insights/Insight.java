package dev.steward.analytics.insights;

import dev.steward.analytics.asking.Bounds;
import dev.steward.json.JsonDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody found out and wants others to act on; as the tool takes it. */
record Insight(
    Type type,
    String title,
    String summary,
    Severity severity,
    double confidence,
    Window window,
    @Nullable JsonDocument context,
    List<Recommendation> recommendations) {
  /** What kind of finding it is. */
  enum Type {
    FUNNEL_DROP,
    ANOMALY,
    DRIVER,
    EXPERIMENT_RESULT,
    GENERAL
  }

  /** How much it matters. */
  enum Severity {
    INFO,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
  }

  record Window(int rangeDays) {
    Window {
      Bounds.within("range_days", rangeDays, 1, 365);
    }
  }

  record Recommendation(String action, String rationale, @Nullable List<Link> links) {}

  record Link(String label, String url) {}

  Insight {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be from 0 to 1");
    }
    Bounds.items("recommendations", recommendations, 1, Integer.MAX_VALUE);
    recommendations = List.copyOf(recommendations);
  }
}
