package dev.steward.analytics.reports;

import static j2html.TagCreator.*;

import dev.steward.analytics.pages.Chart;
import dev.steward.analytics.pages.Table;
import dev.steward.analytics.pages.Unit;
import dev.steward.ports.warehouse.AnswerRow;
import j2html.tags.DomContent;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

@Singleton
final class RunsReport implements Report {
  private static final Map<String, String> STATES = states();

  @Override
  public Place place() {
    return Place.RUNS;
  }

  @Override
  public Findings find(Asked asked) {
    Sums states = new Sums(asked.buckets());
    Sums tools = new Sums(asked.buckets());
    Sums both = new Sums(asked.buckets());
    for (AnswerRow row : asked.rows("reports_runs")) {
      String tool = row.find("tool", String.class).orElse(Words.NONE);
      states.add(row.text("state"), row, "runs");
      tools.add(tool, row, "runs");
      both.add(tool + " " + row.text("state"), row, "runs");
    }
    if (states.all() == 0) {
      return Findings.NOTHING;
    }
    Chart chart =
        new Chart(
            "Runs by outcome",
            "%s runs, %s of them succeeded."
                .formatted(
                    Unit.COUNT.write(states.all()), Unit.COUNT.write(states.of("succeeded"))),
            Chart.Shape.BARS,
            Unit.COUNT,
            asked.buckets(),
            states.series(STATES));
    return new Findings(
        figures(states),
        chart.small(),
        List.of(chart.html(), byTool(tools, both), problems(asked)));
  }

  @Override
  public DomContent whenEmpty() {
    return p(
        join(
            "No run began in this time. Call a tool, for instance with",
            code("./steward invoke brand.get_profile"),
            ", and look again in a few seconds: what the journal says reaches the warehouse by way of the event bus."));
  }

  private static List<Figure> figures(Sums states) {
    double ended =
        states.of("succeeded")
            + states.of("failed")
            + states.of("refused")
            + states.of("cancelled");
    double underWay = states.of("admitted") + states.of("dispatching") + states.of("held");
    return List.of(
        Figure.of("Runs", Unit.COUNT.write(states.all())),
        new Figure(
            "Succeeded",
            Words.share(states.of("succeeded"), ended),
            "of " + Unit.COUNT.write(ended) + " that ended"),
        Figure.of("Failed", Unit.COUNT.write(states.of("failed"))),
        Figure.of("Refused", Unit.COUNT.write(states.of("refused"))),
        new Figure("Under way", Unit.COUNT.write(underWay), "or waiting for a person"),
        new Figure("Unknown", Unit.COUNT.write(states.of("unknown")), "somebody has to find out"));
  }

  private static DomContent byTool(Sums tools, Sums both) {
    Table table =
        new Table(
            "By tool",
            "Tool",
            "#Runs",
            "#Succeeded",
            "#Failed",
            "#Refused",
            "#Other",
            "#Share succeeded");
    for (String tool : tools.names()) {
      double succeeded = both.of(tool + " succeeded");
      double failed = both.of(tool + " failed");
      double refused = both.of(tool + " refused");
      double runs = tools.of(tool);
      table.row(
          tool,
          Unit.COUNT.write(runs),
          Unit.COUNT.write(succeeded),
          Unit.COUNT.write(failed),
          Unit.COUNT.write(refused),
          Unit.COUNT.write(runs - succeeded - failed - refused),
          Words.share(succeeded, runs));
    }
    return table.html();
  }

  private static DomContent problems(Asked asked) {
    Table table = new Table("What went wrong", "Problem", "#Runs", "#Tools", "Last");
    for (AnswerRow row : asked.rows("reports_problems")) {
      table.row(
          Words.problem(row.text("problem")),
          Unit.COUNT.write(row.whole("runs")),
          Unit.COUNT.write(row.whole("tools")),
          Words.moment(row.instant("last_time")));
    }
    return table.html();
  }

  private static Map<String, String> states() {
    Map<String, String> states = new LinkedHashMap<>();
    states.put("succeeded", "c-good");
    states.put("failed", "c-bad");
    states.put("refused", "c-warn");
    states.put("unknown", "c-odd");
    states.put("cancelled", "c-rest");
    states.put("held", "c-wait");
    states.put("dispatching", "c-go");
    states.put("admitted", "c-go2");
    return states;
  }
}
