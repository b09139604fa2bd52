package dev.steward.analytics.pages;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** A line through values in order of time. */
public final class Lines {
  private static final double WIDTH = 960;
  private static final double HEIGHT = 280;
  private static final double LEFT = 70;
  private static final double RIGHT = 12;
  private static final double BOTTOM = 30;
  private static final double TOP = 12;
  private static final int DOTS = 40;

  private Lines() {}

  /** A finite value, and the text of its moment. */
  public record Point(String at, double value) {}

  public static DomContent of(String title, List<Point> points) {
    Scale scale =
        Scale.over(points.stream().map(Point::value).toList(), HEIGHT - BOTTOM, TOP).withZero();
    List<DomContent> shapes = new ArrayList<>();
    for (double mark : scale.marks()) {
      double y = scale.place(mark);
      shapes.add(Svg.rule(mark == 0 ? "base" : "grid", LEFT, y, WIDTH - RIGHT, y));
      shapes.add(Svg.text("y", LEFT - 8, y + 4, Unit.PLAIN.write(mark)));
    }
    double step = points.size() < 2 ? 0 : (WIDTH - RIGHT - LEFT) / (points.size() - 1);
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      double x = LEFT + i * step;
      double y = scale.place(point.value());
      path.append(i == 0 ? "M" : "L").append(Svg.number(x)).append(' ').append(Svg.number(y));
      if (points.size() <= DOTS) {
        shapes.add(Svg.dot("c0", x, y, 3));
      }
    }
    shapes.add(Svg.path("c0", path));
    shapes.add(Svg.text("first", LEFT, HEIGHT - 8, points.getFirst().at()));
    shapes.add(Svg.text("y", WIDTH - RIGHT, HEIGHT - 8, points.getLast().at()));
    return Svg.figure(
        title,
        "%d values, from %s to %s."
            .formatted(points.size(), points.getFirst().at(), points.getLast().at()),
        List.of(),
        WIDTH,
        HEIGHT,
        shapes);
  }
}
