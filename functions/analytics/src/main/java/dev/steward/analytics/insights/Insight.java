package dev.steward.analytics.insights;

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

  record Window(int rangeDays) {}

  record Recommendation(String action, String rationale, @Nullable List<Link> links) {}

  record Link(String label, String url) {}

  Insight {
    recommendations = List.copyOf(recommendations);
  }
}
