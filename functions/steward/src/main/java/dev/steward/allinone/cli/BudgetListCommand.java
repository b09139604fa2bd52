package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The budgets there are, and what is left of them. */
@Command(
    name = "list",
    description = "List the budgets with what is left of them.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  steward budget list", "  steward budget list --json"})
final class BudgetListCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    JsonNode budgets = all(options.server());
    if (options.json()) {
      Terminal.json(spec, budgets);
    } else {
      table(budgets.path("budgets")).print(Terminal.out(spec));
    }
    return ExitCode.OK;
  }

  static JsonNode all(Server server) {
    return Pages.of(server, Query.of("/v1/budgets"), "budgets", Integer.MAX_VALUE);
  }

  static Table table(Iterable<JsonNode> budgets) {
    Table table = new Table("BUDGET", "FOR", "WINDOW", "LIMIT", "LEFT", "", "RESETS");
    for (JsonNode budget : budgets) {
      table.row(
          budget.path("id").asText(),
          whom(budget),
          budget.path("window").asText(),
          budget.path("limitAmount").asText(),
          budget.path("availableAmount").asText(),
          budget.path("currency").asText(),
          budget.path("resetsAt").asText("never"));
    }
    return table;
  }

  private static String whom(JsonNode budget) {
    String task = budget.path("task").asText("");
    String session = budget.path("session").asText("");
    return budget.path("scope").asText()
        + (task.isEmpty() ? "" : " " + task)
        + (session.isEmpty() ? "" : (task.isEmpty() ? " " : " in ") + session);
  }
}
