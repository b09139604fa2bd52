package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What was called lately. */
@Command(
    name = "runs",
    description = "List runs, newest first.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward runs",
      "  steward runs --tool brand.update_profile --state refused",
      "  steward runs --limit 200 --json"
    })
final class RunsCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(names = "--tool", paramLabel = "TOOL", description = "Only runs of this tool.")
  private @Nullable String tool;

  @Option(names = "--state", paramLabel = "STATE", description = "Only runs in this state.")
  private @Nullable String state;

  @Option(names = "--by", paramLabel = "NAME", description = "Only runs of this principal.")
  private @Nullable String principal;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many; default: ${DEFAULT-VALUE}.")
  private int limit;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit must be at least 1");
    }
    Query query =
        Query.of("/v1/runs").with("tool", tool).with("state", state).with("principal", principal);
    JsonNode runs = Pages.of(options.server(), query, "runs", limit);
    if (options.json()) {
      Terminal.json(spec, runs);
    } else {
      table(runs).print(Terminal.out(spec));
    }
    return ExitCode.OK;
  }

  private static Table table(JsonNode runs) {
    Table table = new Table("RUN", "TOOL", "STATE", "PRINCIPAL", "CREATED", "TOOK");
    for (JsonNode run : runs.path("runs")) {
      table.row(
          run.path("id").asText(),
          run.path("tool").asText(),
          run.path("state").asText(),
          run.path("principal").asText(),
          run.path("createdAt").asText(),
          RunText.took(run, ""));
    }
    return table;
  }
}
