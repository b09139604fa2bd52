package dev.steward.analytics.pages;

import static j2html.TagCreator.*;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;

/** The few shapes that charts are made of. Styles are classes of the stylesheet. */
final class Svg {
  private Svg() {}

  /**
   * A chart in its frame. Whoever cannot see it is told title and description; a box too narrow for
   * it lets it be pushed.
   */
  static ContainerTag<?> figure(
      String title,
      String description,
      List<Series> legend,
      double width,
      double height,
      List<? extends DomContent> shapes) {
    return j2html.TagCreator.figure(
            figcaption(
                h2(title),
                ul(each(legend, series -> li(series.name()).withClass(series.style())))
                    .withClass("legend")),
            div(picture(width, height)
                    .attr("role", "img")
                    .attr("aria-label", title + ". " + description)
                    .with(told(title), tag("desc").withText(description))
                    .with(shapes))
                .withClass("scroll"))
        .withClass("chart");
  }

  static ContainerTag<?> picture(double width, double height) {
    return tag("svg").attr("viewBox", "0 0 " + number(width) + " " + number(height));
  }

  static ContainerTag<?> rectangle(String style, double x, double y, double width, double height) {
    return tag("rect")
        .attr("class", style)
        .attr("x", number(x))
        .attr("y", number(y))
        .attr("width", number(width))
        .attr("height", number(height));
  }

  static DomContent rule(String style, double x1, double y1, double x2, double y2) {
    return tag("line")
        .attr("class", style)
        .attr("x1", number(x1))
        .attr("y1", number(y1))
        .attr("x2", number(x2))
        .attr("y2", number(y2));
  }

  static DomContent dot(String style, double x, double y, double radius) {
    return tag("circle")
        .attr("class", style)
        .attr("cx", number(x))
        .attr("cy", number(y))
        .attr("r", number(radius));
  }

  static DomContent path(String style, CharSequence path) {
    return tag("path").attr("class", "line " + style).attr("d", path);
  }

  static DomContent text(String style, double x, double y, String text) {
    return tag("text")
        .attr("class", style)
        .attr("x", number(x))
        .attr("y", number(y))
        .withText(text);
  }

  /** What is told of a shape to whoever points at it. */
  static DomContent told(String text) {
    return tag("title").withText(text);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
  }

  static String shortened(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
  }
}
