package dev.steward.analytics.pages;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** Horizontal bars, each with its name and its number. */
public final class Bars {
  private static final double WIDTH = 960;
  private static final double ROW = 34;
  private static final double NAMES = 270;
  private static final double NUMBERS = 90;
  private static final int LONGEST = 38;

  private Bars() {}

  /** A value that is not below 0, by its name. */
  public record Bar(String name, double value) {}

  public static DomContent of(String title, List<Bar> bars) {
    double most = bars.stream().mapToDouble(Bar::value).max().orElse(0);
    List<DomContent> rows = new ArrayList<>();
    for (int row = 0; row < bars.size(); row++) {
      Bar bar = bars.get(row);
      double whole = WIDTH - NAMES - NUMBERS;
      double width = most <= 0 ? 0 : whole * Math.max(0, bar.value()) / most;
      double y = row * ROW;
      String number = Unit.PLAIN.write(bar.value());
      rows.add(Svg.text("y name", NAMES - 12, y + 22, Svg.shortened(bar.name(), LONGEST)));
      rows.add(Svg.rectangle("track", NAMES, y + 6, whole, ROW - 12).attr("rx", "4"));
      rows.add(
          Svg.rectangle("c0", NAMES, y + 6, width, ROW - 12)
              .attr("rx", "4")
              .with(Svg.told(bar.name() + ": " + number)));
      rows.add(Svg.text("value", NAMES + whole + 10, y + 22, number));
    }
    return Svg.figure(
        title, bars.size() + " of them, by name.", List.of(), WIDTH, bars.size() * ROW, rows);
  }
}
