package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What was spent. */
@Command(
    name = "usage",
    description = "Sum up what was charged; what is held for calls under way is not in it.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward usage",
      "  steward usage --by principal --from 2026-01-01 --to 2026-02-01",
      "  steward usage --by tool --bucket day --json"
    })
final class UsageCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      defaultValue = "tool",
      description = "tenant, principal, session, task, run or tool; default: ${DEFAULT-VALUE}.")
  private String by = "";

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "A day or a time in UTC; default: thirty days before --to.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Up to but not including; default: now.")
  private @Nullable String to;

  @Option(names = "--bucket", paramLabel = "STRETCH", description = "By hour, day or month.")
  private @Nullable String bucket;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Query query =
        Query.of("/v1/usage")
            .with("by", by)
            .with("from", from)
            .with("to", to)
            .with("bucket", bucket);
    JsonNode usage = Pages.of(options.server(), query, "usage", Integer.MAX_VALUE);
    if (options.json()) {
      Terminal.json(spec, usage);
    } else {
      print(usage.path("usage"));
    }
    return ExitCode.OK;
  }

  private void print(JsonNode usage) {
    if (usage.isEmpty()) {
      Terminal.out(spec).println("Nothing was charged.");
      return;
    }
    Table table = new Table(by.toUpperCase(Locale.ROOT), "FROM", "RUNS", "AMOUNT", "");
    for (JsonNode each : usage) {
      table.row(
          each.path("subject").asText("-"),
          each.path("startsAt").asText("-"),
          each.path("runs").asText(),
          each.path("amount").asText(),
          each.path("currency").asText());
    }
    table.print(Terminal.out(spec));
  }
}
