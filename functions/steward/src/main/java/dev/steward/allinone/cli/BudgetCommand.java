package dev.steward.allinone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about budgets. */
@Command(
    name = "budget",
    description = "How much may be spent: by the tenant, in a session, on a task.",
    mixinStandardHelpOptions = true,
    subcommands = {BudgetSetCommand.class, BudgetListCommand.class, BudgetRemoveCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward budget set --limit 5 --role admin",
      "  steward budget list",
      "  steward budget rm bud_01k9x2c5w7e8r9t0y1u2i3o4p5 --role admin"
    })
final class BudgetCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "what about budgets? (set, list, rm)");
  }
}
