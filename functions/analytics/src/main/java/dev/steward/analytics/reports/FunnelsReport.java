package dev.steward.analytics.reports;

import static j2html.TagCreator.*;

import dev.steward.analytics.pages.Buckets;
import dev.steward.analytics.pages.Chart;
import dev.steward.analytics.pages.Series;
import dev.steward.analytics.pages.Table;
import dev.steward.analytics.pages.Unit;
import dev.steward.ports.warehouse.AnswerRow;
import j2html.tags.DomContent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

@Singleton
final class FunnelsReport implements Report {
  @Override
  public Place place() {
    return Place.FUNNELS;
  }

  @Override
  public Findings find(Asked asked) {
    List<AnswerRow> rows = asked.rows("reports_funnels");
    if (rows.isEmpty()) {
      return Findings.NOTHING;
    }
    Buckets days = days(asked.buckets());
    Sums users = new Sums(days);
    Sums events = new Sums(days);
    for (AnswerRow row : rows) {
      Instant day = row.date("day").atStartOfDay(ZoneOffset.UTC).toInstant();
      users.add(row.text("type"), day, (double) row.whole("users"));
      events.add(row.text("type"), day, (double) row.whole("events"));
    }
    List<Series> series =
        users.greatest().stream().filter(it -> !it.style().equals("c-rest")).toList();
    Chart chart =
        new Chart(
            "Users a day",
            "How many users did each thing on each day; %s kinds of events."
                .formatted(events.names().size()),
            Chart.Shape.LINES,
            Unit.COUNT,
            days,
            series);
    return new Findings(
        List.of(
            Figure.of("Events", Unit.COUNT.write(events.all())),
            Figure.of("Kinds of events", Unit.COUNT.write(events.names().size())),
            Figure.of("Days", Unit.COUNT.write(days.count()))),
        chart.small(),
        List.of(
            chart.html(),
            table(rows, events, days.count()),
            p(join(
                    "Users of different days are not added up: one may come on several. How many get"
                        + " from step to step is for the tool",
                    code("analytics.funnel_summary"),
                    "to say."))
                .withClass("note")));
  }

  @Override
  public DomContent whenEmpty() {
    return p(
        join(
            "No product event lies in this time. Send some to",
            code("POST /v1/events"),
            ", or load history with",
            code("./steward load"),
            "."));
  }

  private static DomContent table(List<AnswerRow> rows, Sums events, int days) {
    Table table =
        new Table("By kind", "Event", "#Events", "#A day", "#Users on the best day", "Best day");
    for (String type : events.names()) {
      AnswerRow best =
          rows.stream()
              .filter(row -> row.text("type").equals(type))
              .max(Comparator.comparingLong(row -> row.whole("users")))
              .orElseThrow();
      LocalDate day = best.date("day");
      table.row(
          type,
          Unit.COUNT.write(events.of(type)),
          Unit.COUNT.write(events.of(type) / days),
          Unit.COUNT.write(best.whole("users")),
          day);
    }
    return table.html();
  }

  /** Whole days, as the view has them. */
  private static Buckets days(Buckets asked) {
    Instant from = asked.from().truncatedTo(ChronoUnit.DAYS);
    Instant last = asked.to().minusNanos(1).truncatedTo(ChronoUnit.DAYS);
    int count = (int) (Duration.between(from, last).toDays() + 1);
    return new Buckets(from, Duration.ofDays(1), count);
  }
}
