package dev.steward.controlplane.tools;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.core.Violation;
import dev.steward.registry.Tool;
import dev.steward.web.Allow;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The catalog of tools. */
@Controller("/v1/tools")
@Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER, Role.VIEWER})
final class ToolController {
  private final ToolCatalog catalog;

  ToolController(ToolCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Every tool, in the order of the registry; narrowed by risk and status. The page token is the
   * name of the last tool shown.
   */
  @Get
  ToolPage list(
      @QueryValue(defaultValue = "") String risk,
      @QueryValue(defaultValue = "") String status,
      @QueryValue(defaultValue = "100") int pageSize,
      @QueryValue(defaultValue = "") String pageToken) {
    if (pageSize < 1 || pageSize > 200) {
      throw invalid("pageSize", "is 1 to 200");
    }
    List<ToolView> matching =
        catalog.tools().stream()
            .map(ToolView::of)
            .filter(tool -> risk.isBlank() || risk.equals(tool.risk()))
            .filter(tool -> status.isBlank() || status.equals(tool.status()))
            .toList();
    int from = pageToken.isBlank() ? 0 : after(matching, pageToken);
    int to = Math.min(matching.size(), from + pageSize);
    return new ToolPage(
        matching.subList(from, to),
        to < matching.size() ? Optional.of(matching.get(to - 1).name()) : Optional.empty());
  }

  @Get("/{tool}")
  ToolDetail one(@PathVariable String tool) {
    Tool found =
        catalog
            .tool(tool)
            .orElseThrow(
                () -> new Fault(ProblemType.TOOL_UNKNOWN, "the registry has no such tool"));
    return ToolDetail.of(found);
  }

  private static int after(List<ToolView> tools, String last) {
    return IntStream.range(0, tools.size())
            .filter(i -> tools.get(i).name().equals(last))
            .findFirst()
            .orElseThrow(() -> invalid("pageToken", "is not a page token"))
        + 1;
  }

  private static Fault invalid(String parameter, String message) {
    return new Fault(
        ProblemType.MALFORMED_REQUEST,
        "the query cannot be used",
        List.of(new Violation("/" + parameter, message)),
        null);
  }
}
