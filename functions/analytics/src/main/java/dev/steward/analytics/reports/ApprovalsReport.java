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
final class ApprovalsReport implements Report {
  private static final Map<String, String> STATES = states();

  @Override
  public Place place() {
    return Place.APPROVALS;
  }

  @Override
  public Findings find(Asked asked) {
    Sums states = new Sums(asked.buckets());
    Sums rules = new Sums(asked.buckets());
    Sums both = new Sums(asked.buckets());
    Sums ended = new Sums(asked.buckets());
    Sums waited = new Sums(asked.buckets());
    for (AnswerRow row : asked.rows("reports_approvals")) {
      String rule = row.find("rule", String.class).orElse(Words.NONE);
      String state = said(row.text("state"));
      states.add(state, row, "approvals");
      rules.add(rule, row, "approvals");
      both.add(rule + " " + state, row, "approvals");
      ended.add(rule, row, "ended");
      waited.add(rule, row, "waited_micros");
    }
    if (states.all() == 0) {
      return Findings.NOTHING;
    }
    Chart chart =
        new Chart(
            "Approvals by what was said",
            "%s were asked for, %s still wait."
                .formatted(Unit.COUNT.write(states.all()), Unit.COUNT.write(states.of("pending"))),
            Chart.Shape.BARS,
            Unit.COUNT,
            asked.buckets(),
            states.series(STATES));
    return new Findings(
        figures(states, ended, waited),
        chart.small(),
        List.of(chart.html(), byRule(rules, both, ended, waited)));
  }

  @Override
  public DomContent whenEmpty() {
    return p(
        join(
            "Nothing had to wait for a person in this time. A policy's rule with the effect",
            code("approve"),
            "makes a call wait; those who decide find it with",
            code("./steward approvals"),
            "."));
  }

  private static List<Figure> figures(Sums states, Sums ended, Sums waited) {
    double decided = states.of("approved") + states.of("rejected") + states.of("revised");
    return List.of(
        Figure.of("Asked for", Unit.COUNT.write(states.all())),
        new Figure("Waiting", Unit.COUNT.write(states.of("pending")), "of those asked for here"),
        new Figure(
            "Approved",
            Words.share(states.of("approved"), decided),
            "of " + Unit.COUNT.write(decided) + " that were decided"),
        new Figure(
            "In vain",
            Unit.COUNT.write(states.of("expired") + states.of("void")),
            "nobody answered, or the call changed"),
        Figure.of("Waited on average", mean(waited.all(), ended.all())));
  }

  private static DomContent byRule(Sums rules, Sums both, Sums ended, Sums waited) {
    Table table =
        new Table(
            "By rule",
            "Rule",
            "#Asked for",
            "#Approved",
            "#Rejected",
            "#Revised",
            "#In vain",
            "#Waiting",
            "#Waited on average");
    for (String rule : rules.names()) {
      table.row(
          rule,
          Unit.COUNT.write(rules.of(rule)),
          Unit.COUNT.write(both.of(rule + " approved")),
          Unit.COUNT.write(both.of(rule + " rejected")),
          Unit.COUNT.write(both.of(rule + " revised")),
          Unit.COUNT.write(both.of(rule + " expired") + both.of(rule + " void")),
          Unit.COUNT.write(both.of(rule + " pending")),
          mean(waited.of(rule), ended.of(rule)));
    }
    return table.html();
  }

  private static String mean(double sum, double count) {
    return count == 0 ? Words.NONE : Unit.TIME.write(sum / count);
  }

  /** What was approved may have been used since. */
  private static String said(String state) {
    return state.equals("consumed") ? "approved" : state;
  }

  private static Map<String, String> states() {
    Map<String, String> states = new LinkedHashMap<>();
    states.put("approved", "c-good");
    states.put("rejected", "c-bad");
    states.put("revised", "c-odd");
    states.put("expired", "c-warn");
    states.put("void", "c-rest");
    states.put("pending", "c-wait");
    return states;
  }
}
