package dev.steward.analytics.pages;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Numbers over time as SVG: bars that stand on each other, or lines. Whoever cannot see it is told
 * title and description; whoever points at a bucket is told its numbers.
 */
public record Chart(
    String title,
    String description,
    Shape shape,
    Unit unit,
    Buckets buckets,
    List<Series> series) {
  private static final double WIDTH = 960;
  private static final double HEIGHT = 280;
  private static final double LEFT = 62;
  private static final double RIGHT = 8;
  private static final double TOP = 12;
  private static final double BOTTOM = 28;
  private static final double GAP = 0.22;
  private static final int MARKS = 4;

  /** How the series stand to each other. */
  public enum Shape {
    /** They add up. */
    BARS,
    /** They do not. */
    LINES
  }

  public Chart {
    series = List.copyOf(series);
    if (series.stream().anyMatch(each -> each.values().size() != buckets.count())) {
      throw new IllegalArgumentException("a number for each bucket");
    }
  }

  public DomContent html() {
    List<DomContent> shapes = Stream.of(axes(), shapes(), columns()).flatMap(List::stream).toList();
    return Svg.figure(title, description, series, WIDTH, HEIGHT, shapes);
  }

  /** Only its outline, for an overview. */
  public DomContent small() {
    return Svg.picture(WIDTH, HEIGHT)
        .withClass("small")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .with(shapes());
  }

  private List<DomContent> axes() {
    List<DomContent> parts = new ArrayList<>();
    double step = step();
    for (double value = 0; value <= top() * 1.0001; value += step) {
      double y = y(value);
      parts.add(Svg.rule(value == 0 ? "base" : "grid", LEFT, y, WIDTH - RIGHT, y));
      parts.add(Svg.text("y", LEFT - 8, y + 4, unit.write(value)));
    }
    for (int place = 0; place < buckets.count(); place++) {
      String mark = buckets.mark(place);
      if (!mark.isEmpty()) {
        parts.add(Svg.text("x", x(place) + width() / 2, HEIGHT - 8, mark));
      }
    }
    return parts;
  }

  private List<DomContent> shapes() {
    return shape == Shape.BARS ? bars() : lines();
  }

  private List<DomContent> bars() {
    List<DomContent> parts = new ArrayList<>();
    for (int place = 0; place < buckets.count(); place++) {
      double sum = 0;
      for (Series each : series) {
        double value = each.values().get(place);
        if (!(value > 0)) {
          continue;
        }
        double foot = y(sum);
        sum += value;
        parts.add(
            Svg.rectangle(
                each.style(),
                x(place) + width() * GAP / 2,
                y(sum),
                width() * (1 - GAP),
                Math.max(1, foot - y(sum))));
      }
    }
    return parts;
  }

  private List<DomContent> lines() {
    List<DomContent> parts = new ArrayList<>();
    for (Series each : series) {
      StringBuilder path = new StringBuilder();
      boolean pen = false;
      for (int place = 0; place < buckets.count(); place++) {
        double value = each.values().get(place);
        if (Double.isNaN(value)) {
          pen = false;
          continue;
        }
        double x = x(place) + width() / 2;
        path.append(pen ? "L" : "M").append(Svg.number(x)).append(' ').append(Svg.number(y(value)));
        pen = true;
        parts.add(Svg.dot(each.style(), x, y(value), 3));
      }
      parts.add(Svg.path(each.style(), path));
    }
    return parts;
  }

  /** Invisible, over all else: what is told of a bucket. */
  private List<DomContent> columns() {
    return IntStream.range(0, buckets.count())
        .<DomContent>mapToObj(
            place ->
                Svg.rectangle("hit", x(place), TOP, width(), HEIGHT - BOTTOM - TOP)
                    .with(Svg.told(told(place))))
        .toList();
  }

  private String told(int place) {
    StringBuilder told = new StringBuilder(buckets.name(place));
    for (Series each : series) {
      double value = each.values().get(place);
      if (value > 0 || (shape == Shape.LINES && !Double.isNaN(value))) {
        told.append('\n').append(each.name()).append(": ").append(unit.write(value));
      }
    }
    return told.toString();
  }

  private double step() {
    return unit.step(Math.max(most(), 1e-6) / MARKS);
  }

  private double top() {
    return Math.max(1, Math.ceil(most() / step() - 1e-9)) * step();
  }

  private double most() {
    return IntStream.range(0, buckets.count()).mapToDouble(this::highest).max().orElse(0);
  }

  private double highest(int place) {
    var values =
        series.stream()
            .mapToDouble(each -> each.values().get(place))
            .filter(value -> !Double.isNaN(value));
    return shape == Shape.BARS ? values.sum() : values.max().orElse(0);
  }

  private double width() {
    return (WIDTH - LEFT - RIGHT) / buckets.count();
  }

  private double x(int place) {
    return LEFT + place * width();
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - value / top() * (HEIGHT - BOTTOM - TOP);
  }
}
