package dev.steward.analytics.reports;

import static j2html.TagCreator.*;

import dev.steward.core.Caller;
import j2html.tags.DomContent;
import j2html.tags.specialized.ATag;
import java.util.List;

/** The ways from page to page, and of which time they tell. */
final class Navigation {
  private Navigation() {}

  static DomContent of(Caller caller, String here, Range range) {
    return each(
        nav(each(
                List.of(Report.Place.values()),
                place ->
                    way(
                        place.title(),
                        "/reports/" + place.path() + "?range=" + range.wire(),
                        place.path().equals(here))))
            .attr("aria-label", "Reports"),
        form(span(caller.principal() + " · " + caller.tenant().value()), button("Sign out"))
            .withClass("who")
            .withMethod("post")
            .withAction("/reports/sign-out"));
  }

  /** Links to other ranges lead to the page they stand on. */
  static DomContent window(Asked asked) {
    return div(
            nav(each(
                    List.of(Range.values()),
                    range -> way(range.words(), "?range=" + range.wire(), range == asked.range())))
                .attr("aria-label", "Time range"),
            p("%s to %s, UTC"
                    .formatted(
                        Words.moment(asked.buckets().from()), Words.moment(asked.buckets().to())))
                .withClass("note"))
        .withClass("window");
  }

  private static DomContent way(String words, String to, boolean here) {
    ATag way = a(words).withHref(to);
    return here ? way.attr("aria-current", "page") : way;
  }
}
