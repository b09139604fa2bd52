package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether the cases of a domain, and what is decided about them, have changed. */
@Command(
    name = "drift",
    description = {
      "Hold the decisions of a window against those of the time before it: verdicts, autonomy",
      "levels, rules and facts. Nothing is done about what is found."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  steward drift finance", "  steward drift finance --window PT6H --baseline P7D"})
final class DriftCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "DOMAIN", description = "Such as finance.")
  private String domain = "";

  @Option(
      names = "--window",
      paramLabel = "TIME",
      description = "How long, up to now: PT6H, P7D; default: as its live policy says.")
  private @Nullable String window;

  @Option(
      names = "--baseline",
      paramLabel = "TIME",
      description = "How long before the window; default: as its live policy says.")
  private @Nullable String baseline;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Query query =
        Query.of("/v1/drift/" + Query.escape(domain))
            .with("window", window)
            .with("baseline", baseline);
    JsonNode look = ConstitutionCommand.server(options).get(query.path()).orRefused();
    if (options.json()) {
      Terminal.json(spec, look);
    } else {
      print(Terminal.out(spec), look);
    }
    return ExitCode.OK;
  }

  private static void print(PrintWriter out, JsonNode look) {
    out.printf(
        "%s since %s, held against the time from %s on%n",
        Printable.of(look.path("domain").asText()),
        look.path("middle").asText(),
        look.path("from").asText());
    Table table = new Table("WHAT", "FINDING", "INDEX", "P", "BEFORE -> NOW");
    for (JsonNode finding : look.path("findings")) {
      table.row(
          finding.path("name").asText(),
          finding.path("finding").asText(),
          finding.has("effect") ? number("%.3f", finding.path("effect")) : "",
          finding.has("p") ? number("%.2g", finding.path("p")) : "",
          Printable.line(detail(finding), 90));
    }
    table.print(out);
  }

  private static String detail(JsonNode finding) {
    if (finding.has("minimum")) {
      return "%s -> %s of at least %s"
          .formatted(
              finding.path("baseline").asText(),
              finding.path("window").asText(),
              finding.path("minimum").asText());
    }
    List<String> shifts = new ArrayList<>();
    for (JsonNode shift : finding.path("shifts")) {
      shifts.add(
          "%s %s -> %s"
              .formatted(
                  shift.path("level").asText(),
                  percent(shift.path("before")),
                  percent(shift.path("now"))));
    }
    return String.join("; ", shifts);
  }

  private static String percent(JsonNode share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share.asDouble());
  }

  private static String number(String format, JsonNode value) {
    return String.format(Locale.ROOT, format, value.asDouble());
  }
}
