package dev.steward.analytics.reports;

import static j2html.TagCreator.*;

import j2html.tags.DomContent;
import java.util.List;

/** What a page shows; without figures there was nothing to find. */
record Findings(List<Figure> figures, DomContent small, List<? extends DomContent> parts) {
  static final Findings NOTHING = new Findings(List.of(), each(), List.of());

  Findings {
    figures = List.copyOf(figures);
    parts = List.copyOf(parts);
  }

  boolean nothing() {
    return figures.isEmpty();
  }
}
