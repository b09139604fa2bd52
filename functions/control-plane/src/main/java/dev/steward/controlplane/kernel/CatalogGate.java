package dev.steward.controlplane.kernel;

import dev.steward.controlplane.tools.ToolCatalog;
import dev.steward.core.ProblemType;
import jakarta.inject.Singleton;

/** Is this tool in the catalog, and is there an executor to run it? */
@Singleton
final class CatalogGate implements Gate {
  private final ToolCatalog catalog;

  CatalogGate(ToolCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public GateSlot slot() {
    return GateSlot.CATALOG;
  }

  @Override
  public Verdict check(Passage passage) {
    return catalog
        .tool(passage.call().tool())
        .<Verdict>map(
            tool ->
                tool.executor().base().isPresent()
                    ? new Verdict.Pass(passage.withTool(tool))
                    : new Verdict.Refuse(
                        ProblemType.TOOL_UNAVAILABLE,
                        "no executor is deployed for "
                            + tool.name()
                            + ": "
                            + tool.executor().url()
                            + " has no value here"))
        .orElseGet(
            () -> new Verdict.Refuse(ProblemType.TOOL_UNKNOWN, "the registry has no such tool"));
  }
}
