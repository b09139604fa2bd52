package dev.steward.controlplane.switches;

import dev.steward.controlplane.kernel.DispatchGuard;
import dev.steward.controlplane.kernel.GateSlot;
import dev.steward.controlplane.kernel.Verdict;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.tools.ToolCatalog;
import dev.steward.core.ProblemType;
import dev.steward.database.Statements;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * No switch stops the tool: read anew in the transaction that admits a run and that dispatches it.
 */
@Singleton
final class SwitchGuard implements DispatchGuard {
  private final KillSwitches switches;
  private final ToolCatalog catalog;

  SwitchGuard(KillSwitches switches, ToolCatalog catalog) {
    this.switches = switches;
    this.catalog = catalog;
  }

  @Override
  public GateSlot slot() {
    return GateSlot.KILL_SWITCH;
  }

  @Override
  public String requirement() {
    return "kill-switch";
  }

  @Override
  public void require(Statements statements, Run run) {
    String executor = executorOf(run.tool());
    statements.require(
        requirement(),
        """
        SELECT control.may_dispatch(?, ?, ?)
        """,
        slots -> slots.text(run.tenant().value()).text(executor).text(run.tool()));
  }

  @Override
  public Verdict.Refuse unmet(Run run) {
    return switches
        .stopping(run.tenant(), executorOf(run.tool()), run.tool())
        .map(
            stop ->
                new Verdict.Refuse(
                    ProblemType.STOPPED,
                    stop.words(),
                    List.of(),
                    Json.object().put("switch", stop.name()).put("retryAfter", 5)))
        .orElseGet(
            () ->
                new Verdict.Refuse(
                    ProblemType.STOPPED,
                    "a kill switch stood at stop, or its rows could not be read as a whole",
                    List.of(),
                    Json.object().put("retryAfter", 5)));
  }

  private String executorOf(String tool) {
    return catalog.tool(tool).map(found -> found.executor().name()).orElse("");
  }
}
