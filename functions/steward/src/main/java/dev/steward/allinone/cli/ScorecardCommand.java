package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How the candidates of a domain stand against the policy that is live. */
@Command(
    name = "scorecard",
    description = "How the candidates of a domain stand against its live policy, as of now.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  steward scorecard finance", "  steward scorecard finance --json"})
final class ScorecardCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "DOMAIN", description = "Such as finance.")
  private String domain = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    JsonNode page =
        ConstitutionCommand.server(options)
            .get("/v1/scorecards/" + Query.escape(domain))
            .orRefused();
    if (options.json()) {
      Terminal.json(spec, page);
      return ExitCode.OK;
    }
    PrintWriter out = Terminal.out(spec);
    if (page.path("scorecards").isEmpty()) {
      out.println("No candidate is compared: the plan names no policy on trial and no canary.");
    }
    page.path("scorecards").forEach(card -> print(out, card));
    return ExitCode.OK;
  }

  private static void print(PrintWriter out, JsonNode card) {
    out.println(
        Printable.of(
            "%s against %s: %s"
                .formatted(
                    card.path("candidate").asText(),
                    card.path("baseline").asText(),
                    card.path("conclusion").asText())));
    out.println("  " + Printable.of(card.path("says").asText()));
    Table table = new Table("  POLICY", "SUCCESSES", "OUTCOMES", "RATE");
    row(table, card.path("candidate"), card.path("candidateOutcomes"));
    row(table, card.path("baseline"), card.path("baselineOutcomes"));
    table.print(out);
    JsonNode difference = card.path("difference");
    if (difference.isObject()) {
      out.println(
          String.format(
              Locale.ROOT,
              "  difference: %+.1f points, between %+.1f and %+.1f",
              100 * difference.path("estimate").asDouble(),
              100 * difference.path("low").asDouble(),
              100 * difference.path("high").asDouble()));
    }
    fairness(out, card.path("fairness"));
  }

  private static void row(Table table, JsonNode policy, JsonNode outcomes) {
    long trials = outcomes.path("trials").asLong();
    table.row(
        "  " + policy.asText(),
        outcomes.path("successes").asText(),
        Long.toString(trials),
        trials == 0 ? "" : percent(outcomes.path("successes").asDouble() / trials));
  }

  /** By protected attribute: a report, and no policy may read one. */
  private static void fairness(PrintWriter out, JsonNode fairness) {
    if (fairness.isEmpty()) {
      return;
    }
    Table table = new Table("  APPROVED BY", "ATTRIBUTE", "GROUP", "DECISIONS", "APPROVED", "");
    for (JsonNode each : fairness) {
      for (JsonNode group : each.path("groups")) {
        table.row(
            "  " + each.path("policy").asText(),
            each.path("attribute").asText(),
            group.path("group").asText(),
            group.path("decisions").asText(),
            percent(group.path("approved").asDouble()),
            group.path("belowFourFifths").asBoolean() ? "below four fifths of the most" : "");
      }
    }
    table.print(out);
  }

  private static String percent(double rate) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * rate);
  }
}
