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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

@Singleton
final class LatencyReport implements Report {
  /** With fewer runs the slowest twentieth, or hundredth, is not even one of them. */
  private static final int FOR_P95 = 20;

  private static final int FOR_P99 = 100;

  @Override
  public Place place() {
    return Place.LATENCY;
  }

  @Override
  public Findings find(Asked asked) {
    List<AnswerRow> rows = asked.rows("reports_latency");
    Optional<AnswerRow> all =
        rows.stream().filter(row -> !has(row, "bucket") && !has(row, "tool")).findFirst();
    if (all.isEmpty()) {
      return Findings.NOTHING;
    }
    List<AnswerRow> buckets = rows.stream().filter(row -> has(row, "bucket")).toList();
    Chart chart =
        new Chart(
            "Time from call to end, without waiting for people",
            "Half of %s runs took no more than %s."
                .formatted(
                    Unit.COUNT.write(all.get().whole("runs")),
                    Unit.TIME.write(all.get().whole("p50_micros"))),
            Chart.Shape.LINES,
            Unit.TIME,
            asked.buckets(),
            List.of(
                new Series(
                    "half are faster (p50)", "c0", line(asked.buckets(), buckets, "p50_micros", 1)),
                new Series(
                    "19 of 20 are faster (p95)",
                    "c1",
                    line(asked.buckets(), buckets, "p95_micros", FOR_P95))));
    return new Findings(
        figures(all.get()),
        chart.small(),
        List.of(
            chart.html(),
            byTool(rows.stream().filter(row -> has(row, "tool")).toList()),
            p("Percentiles by nearest rank over runs that were sent and ended. p95 is told from"
                    + " %d runs on, p99 from %d. An executor's part holds all its attempts and the"
                        .formatted(FOR_P95, FOR_P99)
                    + " pauses between them; waiting for people is the average of all runs.")
                .withClass("note")));
  }

  @Override
  public DomContent whenEmpty() {
    return p(
        join(
            "No run that was sent to its executor ended in this time. Call a tool, or look further back."));
  }

  private static List<Figure> figures(AnswerRow all) {
    return List.of(
        Figure.of("Runs", Unit.COUNT.write(all.whole("runs"))),
        new Figure("p50", told(all, "p50_micros", 1), "half are faster"),
        new Figure("p95", told(all, "p95_micros", FOR_P95), "19 of 20 are faster"),
        new Figure("p99", told(all, "p99_micros", FOR_P99), "99 of 100 are faster"),
        Figure.of("Longest", told(all, "longest_micros", 1)),
        new Figure(
            "Steward itself",
            Unit.TIME.write((double) all.whole("steward_micros") / all.whole("runs")),
            "on average, from let through to sent"));
  }

  private static DomContent byTool(List<AnswerRow> rows) {
    Table table =
        new Table(
            "By tool",
            "Tool",
            "#Runs",
            "#p50",
            "#p95",
            "#p99",
            "#Longest",
            "#Executor",
            "#Steward",
            "#Waited for people");
    for (AnswerRow row : rows) {
      double executor = (double) row.whole("executor_micros");
      double steward = (double) row.whole("steward_micros");
      double all = executor + steward;
      table.row(
          row.text("tool"),
          Unit.COUNT.write(row.whole("runs")),
          told(row, "p50_micros", 1),
          told(row, "p95_micros", FOR_P95),
          told(row, "p99_micros", FOR_P99),
          told(row, "longest_micros", 1),
          Words.share(executor, all),
          Words.share(steward, all),
          Unit.TIME.write((double) row.whole("held_micros") / row.whole("runs")));
    }
    return table.html();
  }

  private static String told(AnswerRow row, String column, int fewest) {
    return row.whole("runs") < fewest ? Words.NONE : Unit.TIME.write(row.whole(column));
  }

  private static List<Double> line(
      Buckets buckets, List<AnswerRow> rows, String column, int fewest) {
    List<Double> values = new ArrayList<>(Collections.nCopies(buckets.count(), Double.NaN));
    List<Instant> begins = buckets.begins();
    for (AnswerRow row : rows) {
      int place = begins.indexOf(row.instant("bucket"));
      if (place >= 0 && row.whole("runs") >= fewest) {
        values.set(place, (double) row.whole(column));
      }
    }
    return values;
  }

  private static boolean has(AnswerRow row, String column) {
    return row.values().get(column) != null;
  }
}
