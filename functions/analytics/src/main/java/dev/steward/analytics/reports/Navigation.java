package dev.steward.analytics.reports;

import dev.steward.analytics.charts.Html;
import dev.steward.core.Caller;
import java.util.stream.Stream;

/** The ways from page to page, and of which time they tell. */
final class Navigation {
  private Navigation() {}

  static Html of(Caller caller, String here, Range range) {
    return Html.of(
        """
        <nav aria-label="Reports">{}</nav>
        <form class="who" method="post" action="/reports/sign-out"><span>{} · {}</span>
        <button>Sign out</button></form>
        """,
        Stream.of(Report.Place.values())
            .map(
                place ->
                    Html.of(
                        "<a href=\"/reports/{}?range={}\"{}>{}</a>\n",
                        place.path(),
                        range.wire(),
                        current(place.path().equals(here)),
                        place.title()))
            .toList(),
        caller.principal(),
        caller.tenant().value());
  }

  /** Links to other ranges lead to the page they stand on. */
  static Html window(Asked asked) {
    return Html.of(
        """
        <div class="window"><nav aria-label="Time range">{}</nav>
        <p class="note">{} to {}, UTC</p></div>
        """,
        Stream.of(Range.values())
            .map(
                range ->
                    Html.of(
                        "<a href=\"?range={}\"{}>{}</a>\n",
                        range.wire(),
                        current(range == asked.range()),
                        range.words()))
            .toList(),
        Words.moment(asked.buckets().from()),
        Words.moment(asked.buckets().to()));
  }

  private static Html current(boolean whether) {
    return whether ? Html.of(" aria-current=\"page\"") : Html.NOTHING;
  }
}
