package dev.steward.controlplane.followups;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.steward.controlplane.kernel.Move;
import dev.steward.controlplane.kernel.OnMove;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunState;
import dev.steward.controlplane.tools.ToolCatalog;
import dev.steward.database.Statements;
import dev.steward.journal.NewEntry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Keeps what an output asks for, in the transaction that ends its run. */
@Singleton
final class FollowUpsOnMove implements OnMove {
  private static final int MOST = 10;
  private static final JsonNode NONE = MissingNode.getInstance();

  private final ToolCatalog catalog;
  private final Expected expected;
  private final InstantSource clock;

  FollowUpsOnMove(ToolCatalog catalog, Expected expected, InstantSource clock) {
    this.catalog = catalog;
    this.expected = expected;
    this.clock = clock;
  }

  @Override
  public List<NewEntry> add(Statements statements, Move move) {
    Run run = move.after();
    if (run.state() == RunState.SUCCEEDED) {
      JsonNode asked = run.output().map(output -> output.path("follow_ups")).orElse(NONE);
      for (int i = 0; i < Math.min(MOST, asked.size()); i++) {
        boolean whole = asked.get(i).path("arguments").isObject();
        if (whole && mayAsk(run.tool(), asked.get(i).path("tool").asText())) {
          insert(statements, run, i, asked.get(i));
          expected.of(run.tenant());
        }
      }
    }
    return List.of();
  }

  /** A tool asks for those alone that the registry lets it ask for. */
  private boolean mayAsk(String tool, String next) {
    return catalog
        .tool(tool)
        .map(
            it -> {
              for (JsonNode allowed : it.definition().path("followUps")) {
                if (allowed.asText().equals(next)) {
                  return true;
                }
              }
              return false;
            })
        .orElse(false);
  }

  private void insert(Statements statements, Run run, int position, JsonNode asked) {
    statements.add(
        """
        INSERT INTO control.follow_up
          (tenant_id, run_id, position, tool, arguments, principal, trace_id, task_id, next_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        slots ->
            slots
                .text(run.tenant().value())
                .text(run.id())
                .number(position)
                .text(asked.path("tool").asText())
                .text(asked.path("arguments").toString())
                .text(run.principal())
                .text(run.trace())
                .text(run.task().orElse(null))
                .moment(clock.instant()));
  }
}
