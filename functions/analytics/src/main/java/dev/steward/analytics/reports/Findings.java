package dev.steward.analytics.reports;

import dev.steward.analytics.charts.Html;
import java.util.List;

/** What a page shows; without figures there was nothing to find. */
record Findings(List<Figure> figures, Html small, List<Html> parts) {
  static final Findings NOTHING = new Findings(List.of(), Html.NOTHING, List.of());

  Findings {
    figures = List.copyOf(figures);
    parts = List.copyOf(parts);
  }

  boolean nothing() {
    return figures.isEmpty();
  }
}
