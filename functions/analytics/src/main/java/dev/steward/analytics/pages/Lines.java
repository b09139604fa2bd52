package dev.steward.analytics.pages;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A line through values in order of time. */
public final class Lines {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 260;
  private static final int LEFT = 70;
  private static final int BOTTOM = 30;
  private static final int TOP = 10;

  private Lines() {}

  /** A finite value, and the text of its moment. */
  public record Point(String at, double value) {}

  public static DomContent of(String title, List<Point> points) {
    double most = points.stream().mapToDouble(Point::value).max().orElse(0);
    double least = Math.min(0, points.stream().mapToDouble(Point::value).min().orElse(0));
    double height = HEIGHT - BOTTOM - TOP;
    double unit = most == least ? 0 : height / (most - least);
    double step = points.size() < 2 ? 0 : (double) (WIDTH - LEFT) / (points.size() - 1);
    String path =
        IntStream.range(0, points.size())
            .mapToObj(
                i ->
                    Svg.round(LEFT + i * step)
                        + ","
                        + Svg.round(TOP + height - (points.get(i).value() - least) * unit))
            .collect(Collectors.joining(" "));
    List<DomContent> shapes = new ArrayList<>();
    for (double share : new double[] {0, 0.5, 1}) {
      double y = TOP + height * (1 - share);
      shapes.add(Svg.rule(LEFT, y, WIDTH, y));
      shapes.add(Svg.text(LEFT - 8, y + 4, "end", Svg.number(least + (most - least) * share)));
    }
    shapes.add(Svg.path(path));
    shapes.add(Svg.text(LEFT, HEIGHT - 8, "start", points.getFirst().at()));
    shapes.add(Svg.text(WIDTH, HEIGHT - 8, "end", points.getLast().at()));
    return Svg.figure(title, WIDTH, HEIGHT, shapes);
  }
}
