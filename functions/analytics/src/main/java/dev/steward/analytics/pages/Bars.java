package dev.steward.analytics.pages;

import static j2html.TagCreator.*;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** Horizontal bars, each with its name and its number. */
public final class Bars {
  private static final int WIDTH = 800;
  private static final int ROW = 30;
  private static final int NAMES = 260;
  private static final int NUMBERS = 90;
  private static final int LONGEST = 36;

  private Bars() {}

  /** A value that is not below 0, by its name. */
  public record Bar(String name, double value) {}

  public static DomContent of(String title, List<Bar> bars) {
    double most = bars.stream().mapToDouble(Bar::value).max().orElse(0);
    List<DomContent> rows = new ArrayList<>();
    for (int row = 0; row < bars.size(); row++) {
      Bar bar = bars.get(row);
      double width = most <= 0 ? 0 : (WIDTH - NAMES - NUMBERS) * Math.max(0, bar.value()) / most;
      int y = row * ROW;
      rows.add(Svg.text(NAMES - 12, y + 20, "end", Svg.shortened(bar.name(), LONGEST)));
      rows.add(Svg.rectangle(NAMES, y + 5, width, ROW - 10));
      rows.add(Svg.text(NAMES + width + 8, y + 20, "start", Svg.number(bar.value())));
    }
    return Svg.figure(title, WIDTH, bars.size() * ROW, rows);
  }
}
