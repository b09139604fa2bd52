package dev.steward.analytics.pages;

import static j2html.TagCreator.*;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;

/** The few shapes that charts are made of. */
final class Svg {
  private Svg() {}

  static DomContent figure(String title, int width, int height, List<DomContent> shapes) {
    return j2html.TagCreator.figure(
        figcaption(title),
        tag("svg")
            .attr("viewBox", "0 0 " + width + " " + height)
            .attr("role", "img")
            .attr("aria-label", title)
            .with(shapes));
  }

  static DomContent rectangle(double x, double y, double width, double height) {
    return shape("rect", "mark")
        .attr("x", round(x))
        .attr("y", round(y))
        .attr("width", round(width))
        .attr("height", round(height))
        .attr("rx", "3");
  }

  static DomContent rule(double x1, double y1, double x2, double y2) {
    return shape("line", "axis")
        .attr("x1", round(x1))
        .attr("y1", round(y1))
        .attr("x2", round(x2))
        .attr("y2", round(y2));
  }

  static DomContent path(String points) {
    return shape("polyline", "line").attr("points", points);
  }

  static DomContent text(double x, double y, String anchor, String text) {
    return tag("text")
        .attr("x", round(x))
        .attr("y", round(y))
        .attr("text-anchor", anchor)
        .withText(text);
  }

  static String round(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** Whole numbers with their thousands parted, others with three digits that count. */
  static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }

  static String shortened(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
  }

  private static ContainerTag<?> shape(String name, String kind) {
    return tag(name).attr("class", kind);
  }
}
