package dev.steward.controlplane.approvals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.controlplane.runs.Run;
import dev.steward.core.Digest;
import dev.steward.core.IdSource;
import dev.steward.journal.Facts;
import dev.steward.journal.NewEntry;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What the journal says of an approval, in the history of its run. */
@Singleton
final class ApprovalEntries {
  private final IdSource ids;
  private final InstantSource clock;

  ApprovalEntries(IdSource ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** {@code by} is who did it: a person, or the requester for what happens by itself. */
  NewEntry entry(Run run, String what, String by, ObjectNode data) {
    data.put("approval", run.approval().orElseThrow());
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

  NewEntry entry(Run run, String what) {
    return entry(run, what, run.principal(), Json.object());
  }
}
