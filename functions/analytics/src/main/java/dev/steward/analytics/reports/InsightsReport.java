package dev.steward.analytics.reports;

import static j2html.TagCreator.*;

import dev.steward.analytics.pages.Table;
import dev.steward.analytics.pages.Unit;
import dev.steward.ports.warehouse.AnswerRow;
import j2html.tags.DomContent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** What was found out and written down; each has a page of its own. */
@Singleton
final class InsightsReport implements Report {
  private static final Set<String> GRAVE = Set.of("high", "critical");

  @Override
  public Place place() {
    return Place.INSIGHTS;
  }

  @Override
  public Findings find(Asked asked) {
    List<AnswerRow> rows = asked.rows("reports_insights");
    if (rows.isEmpty()) {
      return Findings.NOTHING;
    }
    Table table = new Table("Newest first", "Insight", "Severity", "Kind", "Written", "By");
    for (AnswerRow row : rows) {
      table.row(
          a(row.text("title")).withHref("/reports/insights/" + row.text("id")),
          severity(row),
          row.text("kind").replace('_', ' '),
          Words.moment(row.instant("created_at")),
          row.text("principal"));
    }
    long grave = rows.stream().filter(row -> GRAVE.contains(severity(row))).count();
    return new Findings(
        List.of(
            Figure.of("Insights", Unit.COUNT.write(rows.size())),
            Figure.of("High or critical", Unit.COUNT.write(grave))),
        p(rows.getFirst().text("title")).withClass("note"),
        List.of(table.html()));
  }

  @Override
  public DomContent whenEmpty() {
    return p(
        join(
            "No insight was written in this time.",
            code("analytics.write_insight"),
            "keeps one, with its evidence and what to do about it."));
  }

  private static String severity(AnswerRow row) {
    return row.find("severity", String.class).orElse(Words.NONE);
  }
}
