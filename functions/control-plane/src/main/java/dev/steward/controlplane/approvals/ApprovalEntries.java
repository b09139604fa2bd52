package dev.steward.controlplane.approvals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.tools.ToolCatalog;
import dev.steward.core.Digest;
import dev.steward.core.IdSource;
import dev.steward.journal.Facts;
import dev.steward.journal.NewEntry;
import dev.steward.json.Json;
import dev.steward.registry.Tool;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** What the journal says of an approval, in the history of its run. */
@Singleton
final class ApprovalEntries {
  /** An id, not a story. */
  private static final int LONGEST = 255;

  private final ToolCatalog catalog;
  private final IdSource ids;
  private final InstantSource clock;

  ApprovalEntries(ToolCatalog catalog, IdSource ids, InstantSource clock) {
    this.catalog = catalog;
    this.ids = ids;
    this.clock = clock;
  }

  /** {@code by} is who did it: a person, or the requester for what happens by itself. */
  NewEntry entry(Run run, String what, String by, ObjectNode data) {
    data.put("approval", run.approval().orElseThrow());
    about(run).ifPresent(id -> data.put("about", id));
    return new NewEntry(
        ids.next("evt"),
        "approval." + what,
        clock.instant(),
        new Facts(
            by,
            run.id(),
            run.trace(),
            run.session().orElse(null),
            run.task().orElse(null),
            run.tool(),
            run.toolDigest().map(Digest::value).orElse(null)),
        data);
  }

  /** What the registry says that calls of this tool are about. */
  private Optional<String> about(Run run) {
    return catalog
        .tool(run.tool())
        .flatMap(Tool::about)
        .map(member -> run.input().root().path(member).textValue())
        .filter(id -> id.length() <= LONGEST);
  }

  NewEntry entry(Run run, String what) {
    return entry(run, what, run.principal(), Json.object());
  }
}
