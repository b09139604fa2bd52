package dev.steward.analytics.reports;

import static j2html.TagCreator.*;

import j2html.tags.DomContent;

/** A number at the head of a page, what it is, and what to know about it. */
record Figure(String name, String value, String note) {
  static Figure of(String name, String value) {
    return new Figure(name, value, "");
  }

  DomContent html() {
    return div(dt(name), dd(value), note.isEmpty() ? each() : dd(note).withClass("note"))
        .withClass("figure");
  }
}
