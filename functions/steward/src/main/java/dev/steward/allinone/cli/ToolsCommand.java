package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What there is to call. */
@Command(
    name = "tools",
    description = "List the tools, or show one with its schemas.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  steward tools", "  steward tools brand.update_profile", "  steward tools --json"})
final class ToolsCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A tool to show.")
  private @Nullable String name;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Server server = options.server();
    if (name == null) {
      list(Pages.of(server, Query.of("/v1/tools"), "tools", Integer.MAX_VALUE));
    } else {
      show(server.get("/v1/tools/" + Query.escape(name)).orRefused());
    }
    return ExitCode.OK;
  }

  private void list(JsonNode tools) {
    if (options.json()) {
      Terminal.json(spec, tools);
      return;
    }
    Table table = new Table("TOOL", "RISK", "STATUS", "DESCRIPTION");
    for (JsonNode tool : tools.path("tools")) {
      table.row(
          tool.path("name").asText(),
          tool.path("risk").asText(),
          tool.path("status").asText(),
          Printable.line(tool.path("description").asText(), 70));
    }
    table.print(Terminal.out(spec));
  }

  private void show(JsonNode tool) {
    if (options.json()) {
      Terminal.json(spec, tool);
      return;
    }
    PrintWriter out = Terminal.out(spec);
    out.println(Printable.of(tool.path("name").asText()));
    out.println("  " + Printable.line(tool.path("description").asText(), 2000));
    Fields.print(
        out, tool, "risk", "status", "idempotency", "timeout", "owner", "digest", "executor");
    out.println("\ninput schema\n" + tool.path("inputSchema").toPrettyString());
    out.println("\noutput schema\n" + tool.path("outputSchema").toPrettyString());
  }
}
