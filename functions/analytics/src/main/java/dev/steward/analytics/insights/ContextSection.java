package dev.steward.analytics.insights;

import static j2html.TagCreator.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.analytics.pages.Bars;
import dev.steward.analytics.pages.Intervals;
import dev.steward.analytics.pages.Lines;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an insight came from. Answers of the tools are drawn where they are known by their members:
 * {@code steps} of a funnel, {@code drivers}, {@code series} of {@code at} and {@code value}, and
 * wherever an {@code interval} has {@code estimate}, {@code low} and {@code high}; whatever else
 * there is stands below as JSON.
 */
final class ContextSection {
  private static final int MOST = 50;

  private ContextSection() {}

  static DomContent of(JsonNode context) {
    List<DomContent> charts = new ArrayList<>();
    collect(context, charts, 0);
    return each(
        each(charts, chart -> chart),
        section(
            h2("All it rests on"),
            details(summary("Everything, as JSON"), pre(context.toPrettyString()))));
  }

  private static void collect(JsonNode node, List<DomContent> charts, int depth) {
    if (depth > 3 || !node.isObject()) {
      return;
    }
    bars(node.path("steps"), "event_name", "users", "Users by step", charts);
    bars(node.path("drivers"), "name", "score", "Drivers by strength", charts);
    line(node.path("series"), charts);
    intervals(node, charts);
    node.forEach(child -> collect(child, charts, depth + 1));
  }

  private static void bars(
      JsonNode rows, String label, String value, String title, List<DomContent> charts) {
    List<Bars.Bar> bars =
        InsightPage.list(rows).stream()
            .filter(row -> row.path(label).isTextual() && row.path(value).isNumber())
            .limit(MOST)
            .map(row -> new Bars.Bar(row.path(label).asText(), row.path(value).asDouble()))
            .toList();
    if (!bars.isEmpty()) {
      charts.add(Bars.of(title, bars));
    }
  }

  private static void line(JsonNode series, List<DomContent> charts) {
    List<Lines.Point> points =
        InsightPage.list(series).stream()
            .filter(row -> row.path("at").isTextual() && row.path("value").isNumber())
            .map(row -> new Lines.Point(row.path("at").asText(), row.path("value").asDouble()))
            .toList();
    if (points.size() > 1) {
      charts.add(Lines.of("The series", points));
    }
  }

  /** Those beside and below each other tell of the same thing, so one axis does for them. */
  private static void intervals(JsonNode node, List<DomContent> charts) {
    List<JsonNode> told =
        node.properties().stream()
            .map(Map.Entry::getValue)
            .flatMap(child -> child.isArray() ? InsightPage.list(child).stream() : Stream.of(child))
            .filter(child -> child.path("interval").path("estimate").isNumber())
            .limit(MOST)
            .toList();
    List<Intervals.Estimate> estimates =
        told.stream().flatMap(each -> estimate(each).stream()).toList();
    if (!estimates.isEmpty()) {
      JsonNode confidence = told.getFirst().path("interval").path("confidence");
      charts.add(
          Intervals.of(
              "How sure the estimate is",
              confidence.isNumber()
                  ? "The dot is the estimate; of such bands %.0f in 100 hold the truth."
                      .formatted(100 * confidence.asDouble())
                  : "The dot is the estimate, the band how far off it may be.",
              estimates));
    }
  }

  private static Optional<Intervals.Estimate> estimate(JsonNode told) {
    JsonNode interval = told.path("interval");
    if (!interval.path("low").isNumber() || !interval.path("high").isNumber()) {
      return Optional.empty();
    }
    String name =
        Stream.of("name", "method", "estimand")
            .map(member -> told.path(member).asText())
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElse("estimate");
    return Optional.of(
        new Intervals.Estimate(
            name.replace('_', ' '),
            interval.path("estimate").asDouble(),
            interval.path("low").asDouble(),
            interval.path("high").asDouble()));
  }
}
