package dev.steward.analytics.insights;

import dev.steward.json.JsonDocument;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody found out and wants others to act on; as the tool takes it. */
record Insight(
    Type type,
    Line title,
    Text summary,
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

  record Recommendation(Text action, Text rationale, @Nullable List<Link> links) {}

  record Link(Line label, Address url) {}

  /** A line that is not blank, of at most 300 characters. */
  record Line(String value) {
    Line {
      PlainText.require(value, 300, true);
    }
  }

  /** A paragraph that is not blank, of at most 10,000 characters. */
  record Text(String value) {
    Text {
      PlainText.require(value, 10_000, false);
    }
  }

  /** Where a browser can be sent: http or https, to a host. */
  record Address(String value) {
    Address {
      try {
        URI uri = new URI(value);
        if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
          throw new IllegalArgumentException("must be an address of the web");
        }
      } catch (URISyntaxException notOne) {
        throw new IllegalArgumentException("must be an address of the web", notOne);
      }
    }
  }

  Insight {
    recommendations = List.copyOf(recommendations);
  }
}
