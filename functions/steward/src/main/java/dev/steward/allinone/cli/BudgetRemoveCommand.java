package dev.steward.allinone.cli;

import dev.steward.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a budget away. */
@Command(
    name = "rm",
    description = "Remove a budget. Priced tools are refused where no budget is left.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  steward budget rm bud_01k9x2c5w7e8r9t0y1u2i3o4p5 --role admin")
final class BudgetRemoveCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The budget's id.")
  private String id = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    options.server().send("DELETE", "/v1/budgets/" + Query.escape(id), new byte[0]).orRefused();
    if (options.json()) {
      Terminal.json(spec, Json.object().put("removed", id));
    } else {
      Terminal.out(spec).println("Removed " + Printable.of(id) + ".");
    }
    return ExitCode.OK;
  }
}
