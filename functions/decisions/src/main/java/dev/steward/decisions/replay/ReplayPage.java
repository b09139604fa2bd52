package dev.steward.decisions.replay;

import static j2html.TagCreator.body;
import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.document;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.title;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import j2html.tags.specialized.DlTag;
import j2html.tags.specialized.TableTag;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report of a replay as a page that a manager reads. */
final class ReplayPage {
  static final String SECURITY = "default-src 'none'; style-src 'unsafe-inline'";

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --line: #8884; --accent: #2a6fdb; --bad: #c0392b; }
      body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
      main { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2.2rem; }
      p.lead { font-size: 1.1rem; max-width: 48rem; }
      dl { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1.5rem 0; }
      dl > div { border: 1px solid var(--line); border-radius: .5rem; padding: .6rem 1rem; }
      dt { font-size: .85rem; opacity: .7; } dd { margin: 0; font-size: 1.4rem; font-weight: 600; }
      table { border-collapse: collapse; width: 100%; font-size: .93rem; }
      th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line);
        vertical-align: top; }
      td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
      td.changed { color: var(--accent); font-weight: 600; }
      code { font-size: .9em; }
      """;

  private ReplayPage() {}

  static String of(Report report) {
    return document(
        html(
                head(
                    meta().withCharset("utf-8"),
                    meta().withName("viewport").withContent("width=device-width"),
                    title("Replay of " + report.policy()),
                    style(rawHtml(STYLE))),
                body(
                    main(
                        h1("What " + report.policy() + " would have decided"),
                        p(lead(report)).withClass("lead"),
                        figures(report),
                        h2("Verdicts"),
                        moves(report.verdicts()),
                        h2("Autonomy levels"),
                        moves(report.levels()),
                        h2("Why: the rules, and the facts that alone make the difference"),
                        rules(report),
                        h2("What could not be decided again"),
                        impossible(report),
                        h2("Examples"),
                        examples(report))))
            .withLang("en"));
  }

  private static String lead(Report report) {
    if (report.decisions() == 0) {
      return "There is no decision to make again.";
    }
    int verdicts =
        report.verdicts().stream()
            .filter(move -> !move.before().equals(move.after()))
            .mapToInt(Report.Move::decisions)
            .sum();
    return "Of %s decisions of %s between %s and %s, %s would have had another verdict, about %s in money. %s would be decided the same, by the same rule."
        .formatted(
            number(report.replayed()),
            report.domain(),
            report.from().map(at -> at.toString().substring(0, 10)).orElse("?"),
            report.to().map(at -> at.toString().substring(0, 10)).orElse("?"),
            number(verdicts),
            money(report.moneyAffected()),
            number(report.same()));
  }

  private static DlTag figures(Report report) {
    return dl(
        figure("decisions", number(report.decisions())),
        figure("decided again", number(report.replayed())),
        figure("the same", number(report.same())),
        figure("changed", number(report.changed())),
        figure("money affected", money(report.moneyAffected())));
  }

  private static DomContent figure(String name, String value) {
    return div(dt(name), dd(value));
  }

  private static TableTag moves(List<Report.Move> moves) {
    return table(
        thead(
            tr(
                th("was"),
                th("would be"),
                th("decisions").withClass("n"),
                th("money").withClass("n"))),
        tbody(
            each(
                moves,
                move ->
                    tr(
                        td(move.before()),
                        td(move.after())
                            .withCondClass(!move.before().equals(move.after()), "changed"),
                        td(number(move.decisions())).withClass("n"),
                        td(money(move.money())).withClass("n")))));
  }

  private static DomContent rules(Report report) {
    return report.rules().isEmpty()
        ? p("Every decision would have been made by the same rule.")
        : table(
            thead(
                tr(
                    th("was decided by"),
                    th("would be by"),
                    th("decisions").withClass("n"),
                    th("other verdict").withClass("n"),
                    th("money").withClass("n"),
                    th("because of"))),
            tbody(
                each(
                    report.rules(),
                    move ->
                        tr(
                            td(code(move.before())),
                            td(code(move.after()), p(move.reason())),
                            td(number(move.decisions())).withClass("n"),
                            td(number(move.verdictsChanged())).withClass("n"),
                            td(money(move.money())).withClass("n"),
                            td(factors(move.factors()))))));
  }

  private static String factors(List<Report.Factor> factors) {
    return factors.isEmpty()
        ? "no single fact"
        : factors.stream()
            .map(
                factor ->
                    "%s (%s of %s)"
                        .formatted(factor.fact(), number(factor.decisions()), number(factor.of())))
            .collect(Collectors.joining(", "));
  }

  private static DomContent impossible(Report report) {
    return report.notReplayed().isEmpty()
        ? p("Everything that was stored could be decided again.")
        : table(
            thead(tr(th("why"), th("decisions").withClass("n"))),
            tbody(
                each(
                    report.notReplayed().entrySet(),
                    why -> tr(td(why.getKey()), td(number(why.getValue())).withClass("n")))));
  }

  private static DomContent examples(Report report) {
    return table(
        thead(
            tr(
                th("decision"),
                th("about"),
                th("was"),
                th("would be"),
                th("money").withClass("n"),
                th("because of"))),
        tbody(
            each(
                report.examples(),
                change ->
                    tr(
                        td(code(change.decision())),
                        td(change.entity()),
                        td(side(change.before())),
                        td(side(change.after())),
                        td(change.money().map(ReplayPage::money).orElse("")).withClass("n"),
                        td(String.join(", ", change.facts()))))));
  }

  private static String side(Report.Side side) {
    return "%s at %s by %s".formatted(side.verdict(), side.level(), side.rule());
  }

  private static String number(int number) {
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
  }

  private static String money(BigDecimal money) {
    NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
    format.setMaximumFractionDigits(2);
    return format.format(money);
  }
}
