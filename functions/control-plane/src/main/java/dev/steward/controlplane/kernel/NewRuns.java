package dev.steward.controlplane.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunState;
import dev.steward.core.IdSource;
import dev.steward.json.JsonDocument;
import dev.steward.registry.Tool;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes a run of a call and of what the gates said. */
@Singleton
final class NewRuns {
  private final IdSource ids;
  private final InstantSource clock;

  NewRuns(IdSource ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  Run cleared(Inspection.Cleared cleared) {
    Passage passage = cleared.passage();
    boolean held = cleared.hold().isPresent();
    Instant now = clock.instant();
    return run(
        passage,
        held ? RunState.HELD : RunState.ADMITTED,
        held ? Optional.of(ids.next("apr")) : Optional.empty(),
        passage.arguments(),
        Optional.empty(),
        now,
        now.plus(passage.tool().timeout()));
  }

  Run refused(ToolCall call, Inspection.Stopped stopped) {
    return run(
        // Nothing is reserved for it.
        stopped.passage().costingAtMost(0),
        RunState.REFUSED,
        Optional.empty(),
        JsonDocument.of(call.arguments()),
        Optional.of(stopped.refusal().problem()),
        clock.instant(),
        clock.instant());
  }

  private Run run(
      Passage passage,
      RunState state,
      Optional<String> approval,
      JsonDocument input,
      Optional<JsonNode> problem,
      Instant now,
      Instant deadline) {
    ToolCall call = passage.call();
    return new Run(
        call.caller().tenant(),
        ids.next("run"),
        call.tool(),
        passage.found().map(Tool::digest),
        passage.found().map(Tool::risk),
        state,
        call.caller().principal(),
        call.session(),
        call.task(),
        call.trace(),
        0,
        passage.policy(),
        approval,
        passage.maxCost(),
        Optional.empty(),
        input,
        ids.next("salt"),
        Optional.empty(),
        problem,
        Optional.empty(),
        now,
        deadline,
        problem.isPresent() ? Optional.of(now) : Optional.empty());
  }
}
