package dev.steward.analytics.reports;

import static j2html.TagCreator.*;

import dev.steward.analytics.pages.Chart;
import dev.steward.analytics.pages.Table;
import dev.steward.analytics.pages.Unit;
import dev.steward.ports.warehouse.AnswerRow;
import j2html.tags.DomContent;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
final class SpendReport implements Report {
  @Override
  public Place place() {
    return Place.SPEND;
  }

  @Override
  public Findings find(Asked asked) {
    Sums tools = new Sums(asked.buckets());
    Sums toolRuns = new Sums(asked.buckets());
    Sums people = new Sums(asked.buckets());
    Sums peopleRuns = new Sums(asked.buckets());
    for (AnswerRow row : asked.rows("reports_spend")) {
      String tool = row.find("tool", String.class).orElse(Words.NONE);
      String who = row.find("principal", String.class).orElse(Words.NONE);
      tools.add(tool, row, "cost");
      toolRuns.add(tool, row, "runs");
      people.add(who, row, "cost");
      peopleRuns.add(who, row, "runs");
    }
    if (toolRuns.all() == 0) {
      return Findings.NOTHING;
    }
    Chart chart =
        new Chart(
            "Spend by tool",
            "%s altogether; most of it for %s."
                .formatted(Unit.MONEY.write(tools.all()), tools.names().getFirst()),
            Chart.Shape.BARS,
            Unit.MONEY,
            asked.buckets(),
            tools.greatest());
    return new Findings(
        List.of(
            new Figure("Spent", Unit.MONEY.write(tools.all()), "in the price table's currency"),
            Figure.of("Runs charged", Unit.COUNT.write(toolRuns.all())),
            Figure.of("A run on average", Unit.MONEY.write(tools.all() / toolRuns.all())),
            Figure.of("Most spent on", tools.names().getFirst())),
        chart.small(),
        List.of(
            chart.html(),
            table("By tool", "Tool", tools, toolRuns),
            table("By who called", "Principal", people, peopleRuns)));
  }

  @Override
  public DomContent whenEmpty() {
    return p(
        join(
            "Nothing was charged in this time. A run costs what the price table says (",
            code("contracts/prices/prices.yaml"),
            "): give a tool a price, call it, and its charges appear here."));
  }

  private static DomContent table(String caption, String head, Sums cost, Sums runs) {
    Table table = new Table(caption, head, "#Runs", "#Cost", "#A run on average", "#Share");
    for (String name : cost.names()) {
      table.row(
          name,
          Unit.COUNT.write(runs.of(name)),
          Unit.MONEY.write(cost.of(name)),
          Unit.MONEY.write(cost.of(name) / runs.of(name)),
          Words.share(cost.of(name), cost.all()));
    }
    return table.html();
  }
}
