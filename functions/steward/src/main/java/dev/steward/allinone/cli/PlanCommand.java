package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which policies decide in which domain. */
@Command(
    name = "plan",
    description = "Which policies decide in a domain, for whom, with which shares.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward plan list",
      "  steward plan show finance",
      "  steward plan bind finance finance-constitution@1.0.0 finance-constitution@1.1.B=shadow --role admin",
      "  steward plan bind finance finance-constitution@1.0.0=live:90 finance-constitution@1.1.B=canary:10"
          + " --role admin"
    })
final class PlanCommand implements Runnable {
  private static final String PATH = "/v1/plans";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "list, show or bind is missing");
  }

  @Command(description = "List the plan in force of every domain.", mixinStandardHelpOptions = true)
  int list(@Mixin ServerOptions options) {
    return told(options, ConstitutionCommand.server(options).get(PATH).orRefused());
  }

  @Command(
      description = "Show the latest plans of a domain, the one in force first.",
      mixinStandardHelpOptions = true)
  int show(@Mixin ServerOptions options, @Parameters(paramLabel = "DOMAIN") String domain) {
    return told(options, ConstitutionCommand.server(options).get(path(domain)).orRefused());
  }

  @Command(
      description = "Say which policies decide in a domain from now on.",
      mixinStandardHelpOptions = true)
  int bind(
      @Mixin ServerOptions options,
      @Parameters(index = "0", paramLabel = "DOMAIN") String domain,
      @Parameters(
              index = "1..*",
              arity = "1..*",
              paramLabel = "POLICY[=PART][:PERCENT]",
              description =
                  "PART: live (default), canary, trial or shadow. One policy may leave out its share"
                      + " and has what the others leave.")
          List<String> policies,
      @Option(
              names = "--reason",
              defaultValue = "bound by hand",
              description = "Why; default: ${DEFAULT-VALUE}.")
          String reason,
      @Option(
              names = "--audience",
              paramLabel = "CEL",
              description =
                  "Whom shares concern, such as 'facts.amount < 500.0'; the live policy decides the"
                      + " rest.")
          @Nullable String audience) {
    ObjectNode wish = Json.object().put("reason", reason);
    wish.set("policies", PlannedShare.json(policies));
    if (audience != null) {
      wish.put("audience", audience);
    }
    JsonNode plan =
        ConstitutionCommand.server(options)
            .send("PUT", path(domain), wish.toString().getBytes(StandardCharsets.UTF_8))
            .orRefused();
    if (options.json()) {
      Terminal.json(spec, plan);
      return ExitCode.OK;
    }
    Table table = table();
    rows(table, plan);
    table.print(Terminal.out(spec));
    return ExitCode.OK;
  }

  private int told(ServerOptions options, JsonNode page) {
    if (options.json()) {
      Terminal.json(spec, page);
      return ExitCode.OK;
    }
    Table table = table();
    page.path("plans").forEach(plan -> rows(table, plan));
    table.print(Terminal.out(spec));
    return ExitCode.OK;
  }

  private static Table table() {
    return new Table("DOMAIN", "EPOCH", "POLICY", "PART", "SHARE", "SINCE", "BY", "REASON");
  }

  private static void rows(Table table, JsonNode plan) {
    String audience = plan.path("audience").asText("");
    for (JsonNode policy : plan.path("policies")) {
      table.row(
          plan.path("domain").asText(),
          plan.path("epoch").asText(),
          policy.path("policy").asText(),
          policy.path("role").asText(),
          String.format(Locale.ROOT, "%.2f %%", policy.path("weight").asInt() / 100.0),
          plan.path("createdAt").asText(),
          plan.path("createdBy").asText(),
          Printable.line(
              plan.path("reason").asText() + (audience.isEmpty() ? "" : "; for " + audience), 70));
    }
  }

  private static String path(String domain) {
    return PATH + "/" + Query.escape(domain);
  }
}
