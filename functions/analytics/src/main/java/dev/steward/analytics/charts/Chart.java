package dev.steward.analytics.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

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

  public Html html() {
    return Html.of(
        """
        <figure class="chart">
        <figcaption><h2>{}</h2><ul class="legend">{}</ul></figcaption>
        <div class="scroll">
        <svg viewBox="0 0 {} {}" role="img" aria-label="{}">
        <title>{}</title><desc>{}</desc>
        {}{}{}
        </svg>
        </div>
        </figure>
        """,
        title,
        series.stream()
            .map(each -> Html.of("<li class=\"{}\">{}</li>", each.style(), each.name()))
            .toList(),
        number(WIDTH),
        number(HEIGHT),
        title + ". " + description,
        title,
        description,
        axes(),
        shape == Shape.BARS ? bars() : lines(),
        columns());
  }

  /** Only its outline, for an overview. */
  public Html small() {
    return Html.of(
        "<svg class=\"small\" viewBox=\"0 0 {} {}\" preserveAspectRatio=\"none\""
            + " aria-hidden=\"true\">{}</svg>",
        number(WIDTH),
        number(HEIGHT),
        shape == Shape.BARS ? bars() : lines());
  }

  private Html axes() {
    List<Html> parts = new ArrayList<>();
    double step = step();
    for (double value = 0; value <= top() * 1.0001; value += step) {
      parts.add(
          Html.of(
              "<line class=\"{}\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>"
                  + "<text class=\"y\" x=\"{}\" y=\"{}\">{}</text>\n",
              value == 0 ? "base" : "grid",
              number(LEFT),
              number(WIDTH - RIGHT),
              number(y(value)),
              number(y(value)),
              number(LEFT - 8),
              number(y(value) + 4),
              unit.write(value)));
    }
    for (int place = 0; place < buckets.count(); place++) {
      String mark = buckets.mark(place);
      if (!mark.isEmpty()) {
        parts.add(
            Html.of(
                "<text class=\"x\" x=\"{}\" y=\"{}\">{}</text>\n",
                number(x(place) + width() / 2),
                number(HEIGHT - 8),
                mark));
      }
    }
    return Html.all(parts);
  }

  private Html bars() {
    List<Html> parts = new ArrayList<>();
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
            Html.of(
                "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n",
                each.style(),
                number(x(place) + width() * GAP / 2),
                number(y(sum)),
                number(width() * (1 - GAP)),
                number(Math.max(1, foot - y(sum)))));
      }
    }
    return Html.all(parts);
  }

  private Html lines() {
    List<Html> parts = new ArrayList<>();
    for (Series each : series) {
      StringBuilder path = new StringBuilder();
      boolean pen = false;
      for (int place = 0; place < buckets.count(); place++) {
        double value = each.values().get(place);
        if (Double.isNaN(value)) {
          pen = false;
          continue;
        }
        String x = number(x(place) + width() / 2);
        path.append(pen ? "L" : "M").append(x).append(' ').append(number(y(value)));
        pen = true;
        parts.add(
            Html.of(
                "<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"3\"/>\n",
                each.style(),
                x,
                number(y(value))));
      }
      parts.add(Html.of("<path class=\"line {}\" d=\"{}\"/>\n", each.style(), path));
    }
    return Html.all(parts);
  }

  /** Invisible, over all else: what is told of a bucket. */
  private Html columns() {
    return Html.all(
        IntStream.range(0, buckets.count())
            .mapToObj(
                place ->
                    Html.of(
                        "<rect class=\"hit\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\">"
                            + "<title>{}</title></rect>\n",
                        number(x(place)),
                        number(TOP),
                        number(width()),
                        number(HEIGHT - BOTTOM - TOP),
                        told(place)))
            .toList());
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

  private static String number(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
  }
}
