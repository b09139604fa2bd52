package dev.steward.controlplane.resilience;

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
import java.util.Optional;

/** The same question again when a run that waited is about to be sent. */
@Singleton
final class BreakerGuard implements DispatchGuard {
  private final Present present;
  private final ToolCatalog catalog;

  BreakerGuard(Present present, ToolCatalog catalog) {
    this.present = present;
    this.catalog = catalog;
  }

  @Override
  public GateSlot slot() {
    return GateSlot.BREAKER;
  }

  @Override
  public String requirement() {
    return "breaker";
  }

  @Override
  public void require(Statements statements, Run run) {
    if (refusal(run).isPresent()) {
      statements.require(requirement(), "SELECT 0", _ -> {});
    }
  }

  @Override
  public Verdict.Refuse unmet(Run run) {
    return refusal(run)
        .orElseGet(
            () ->
                new Verdict.Refuse(
                    ProblemType.EXECUTOR_CIRCUIT_OPEN,
                    "a moment ago the executor could not be called; nothing was sent",
                    List.of(),
                    Json.object().put("retryAfter", 1)));
  }

  private Optional<Verdict.Refuse> refusal(Run run) {
    return catalog.tool(run.tool()).flatMap(tool -> present.refusal(run.tenant(), tool));
  }
}
