package dev.steward.analytics.pages;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Estimates with their bounds on one axis, and where nothing would be: an interval that the line of
 * 0 does not cross says that there is something.
 */
public final class Intervals {
  private static final double WIDTH = 960;
  private static final double ROW = 44;
  private static final double NAMES = 250;
  private static final double RIGHT = 250;
  private static final double BOTTOM = 30;
  private static final int LONGEST = 36;

  private Intervals() {}

  /** Finite numbers: what is guessed, and from where to where it may lie. */
  public record Estimate(String name, double value, double low, double high) {
    String told() {
      return "%s (%s to %s)"
          .formatted(Unit.PLAIN.write(value), Unit.PLAIN.write(low), Unit.PLAIN.write(high));
    }

    private boolean sure() {
      return low > 0 || high < 0;
    }
  }

  public static DomContent of(String title, String description, List<Estimate> estimates) {
    List<Double> bounds =
        estimates.stream()
            .flatMap(each -> Stream.of(each.low(), each.value(), each.high()))
            .toList();
    Scale scale = Scale.over(bounds, NAMES, WIDTH - RIGHT).withZero();
    double bottom = estimates.size() * ROW;
    List<DomContent> shapes = new ArrayList<>();
    for (double mark : scale.marks()) {
      double x = scale.place(mark);
      shapes.add(Svg.rule(mark == 0 ? "base" : "grid", x, 0, x, bottom));
      shapes.add(Svg.text("x", x, bottom + 18, Unit.PLAIN.write(mark)));
    }
    for (int row = 0; row < estimates.size(); row++) {
      shapes.addAll(shapes(estimates.get(row), row * ROW + ROW / 2, scale));
    }
    return Svg.figure(title, description, List.of(), WIDTH, bottom + BOTTOM, shapes)
        .with(p(description).withClass("note"));
  }

  private static List<DomContent> shapes(Estimate each, double y, Scale scale) {
    String style = each.sure() ? "c0" : "c-rest";
    double from = scale.place(each.low());
    double to = scale.place(each.high());
    return List.of(
        Svg.text("y name", NAMES - 24, y + 4, Svg.shortened(each.name(), LONGEST)),
        Svg.rectangle("band " + style, from, y - 9, Math.max(1, to - from), 18)
            .attr("rx", "9")
            .with(Svg.told(each.name() + ": " + each.told())),
        Svg.rule("bound " + style, from, y - 9, from, y + 9),
        Svg.rule("bound " + style, to, y - 9, to, y + 9),
        Svg.dot(style, scale.place(each.value()), y, 6),
        Svg.text("value", WIDTH - RIGHT + 24, y + 4, each.told()));
  }
}
