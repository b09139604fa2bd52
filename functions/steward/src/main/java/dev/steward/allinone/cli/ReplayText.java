package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report of a replay in words, for somebody who never read a policy. */
final class ReplayText {
  private static final int RULES = 12;

  private final PrintWriter out;
  private final JsonNode report;

  private ReplayText(PrintWriter out, JsonNode report) {
    this.out = out;
    this.report = report;
  }

  static void print(PrintWriter out, JsonNode report) {
    new ReplayText(out, report).print();
    out.flush();
  }

  private void print() {
    say("What %s would have decided in %s".formatted(text("policy"), text("domain")));
    if (report.path("decisions").asInt() == 0) {
      say("There is no decision to make again.");
      return;
    }
    say(
        "%s from %s to %s: %s decided again, %s not"
            .formatted(
                decisions(report),
                day("from"),
                day("to"),
                number(report.path("replayed")),
                whole(report.path("decisions").asLong() - report.path("replayed").asLong())));
    say("  the same                    %s".formatted(number(report.path("same"))));
    say("  another verdict             %s".formatted(whole(otherVerdicts())));
    say(
        "  only another rule or level  %s"
            .formatted(whole(report.path("changed").asLong() - otherVerdicts())));
    say("  money in other verdicts     %s".formatted(money(report.path("moneyAffected"))));
    moves("VERDICT WAS", "verdicts");
    moves("LEVEL WAS", "levels");
    rules();
    impossible();
  }

  private long otherVerdicts() {
    long others = 0;
    for (JsonNode move : report.path("verdicts")) {
      others += changed(move) ? move.path("decisions").asLong() : 0;
    }
    return others;
  }

  private void moves(String was, String member) {
    if (report.path(member).isEmpty()) {
      return;
    }
    out.println();
    Table table = new Table(was, "WOULD BE", "DECISIONS", "MONEY", "");
    for (JsonNode move : report.path(member)) {
      table.row(
          move.path("before").asText(),
          move.path("after").asText(),
          number(move.path("decisions")),
          money(move.path("money")),
          changed(move) ? "changed" : "");
    }
    table.print(out);
  }

  private void rules() {
    if (report.path("rules").isEmpty()) {
      return;
    }
    out.println();
    say("WHY");
    int told = 0;
    for (JsonNode move : report.path("rules")) {
      if (told++ == RULES) {
        say(
            "  ... and %d other changes (--json or --html has all)"
                .formatted(report.path("rules").size() - RULES));
        return;
      }
      say(
          "  %s, %s with another verdict, %s in money"
              .formatted(
                  decisions(move),
                  number(move.path("verdictsChanged")),
                  money(move.path("money"))));
      say(
          "    %s decided; now %s would: %s"
              .formatted(
                  move.path("before").asText(),
                  move.path("after").asText(),
                  move.path("reason").asText()));
      say("    %s".formatted(factors(move.path("factors"))));
    }
  }

  private static String factors(JsonNode factors) {
    List<String> said = new ArrayList<>();
    for (JsonNode factor : factors) {
      said.add(
          "%s in %s of %s"
              .formatted(
                  factor.path("fact").asText(),
                  number(factor.path("decisions")),
                  number(factor.path("of"))));
    }
    return said.isEmpty()
        ? "no single fact makes the difference"
        : "what alone makes the difference: " + String.join(", ", said);
  }

  private void impossible() {
    if (report.path("notReplayed").isEmpty()) {
      return;
    }
    out.println();
    say("NOT DECIDED AGAIN");
    report
        .path("notReplayed")
        .properties()
        .forEach(why -> say("  %s: %s".formatted(number(why.getValue()), why.getKey())));
  }

  private static String decisions(JsonNode counted) {
    return number(counted.path("decisions"))
        + (counted.path("decisions").asLong() == 1 ? " decision" : " decisions");
  }

  private static boolean changed(JsonNode move) {
    return !move.path("before").equals(move.path("after"));
  }

  private String text(String member) {
    return report.path(member).asText();
  }

  private String day(String member) {
    String moment = text(member);
    return moment.length() < 10 ? "?" : moment.substring(0, 10);
  }

  private void say(String line) {
    out.println(Printable.of(line));
  }

  private static String number(JsonNode number) {
    return whole(number.asLong());
  }

  private static String whole(long number) {
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
  }

  private static String money(JsonNode money) {
    if (!Double.isFinite(money.doubleValue())) {
      return "more than can be counted";
    }
    NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
    format.setMaximumFractionDigits(2);
    return format.format(money.decimalValue());
  }
}
