package dev.steward.analytics.reports;

import dev.steward.analytics.charts.Html;

/** A number at the head of a page, what it is, and what to know about it. */
record Figure(String name, String value, String note) {
  static Figure of(String name, String value) {
    return new Figure(name, value, "");
  }

  Html html() {
    return Html.of(
        "<div class=\"figure\"><dt>{}</dt><dd>{}</dd>{}</div>\n",
        name,
        value,
        note.isEmpty() ? Html.NOTHING : Html.of("<dd class=\"note\">{}</dd>", note));
  }
}
