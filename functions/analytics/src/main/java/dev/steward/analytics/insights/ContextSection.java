package dev.steward.analytics.insights;

import static j2html.TagCreator.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.analytics.pages.Bars;
import dev.steward.analytics.pages.Lines;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/**
 * What an insight came from. Answers of the tools are drawn where they are known by their members:
 * {@code steps} of a funnel, {@code drivers}, {@code series} of {@code at} and {@code value};
 * whatever else there is stands below as JSON.
 */
final class ContextSection {
  private static final int MOST = 50;

  private ContextSection() {}

  static DomContent of(JsonNode context) {
    List<DomContent> charts = new ArrayList<>();
    collect(context, charts, 0);
    return section(
        h2("What it rests on"),
        each(charts, chart -> chart),
        details(summary("Everything, as JSON"), pre(context.toPrettyString())));
  }

  private static void collect(JsonNode node, List<DomContent> charts, int depth) {
    if (depth > 3 || !node.isObject()) {
      return;
    }
    bars(node.path("steps"), "event_name", "users", "Users by step", charts);
    bars(node.path("drivers"), "name", "score", "Drivers by strength", charts);
    line(node.path("series"), charts);
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
}
