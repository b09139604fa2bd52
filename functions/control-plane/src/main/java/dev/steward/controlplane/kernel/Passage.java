package dev.steward.controlplane.kernel;

import dev.steward.json.JsonDocument;
import dev.steward.registry.Tool;
import java.util.Optional;

/** A call on its way through the gates, with what has been established about it so far. */
public record Passage(ToolCall call, Optional<Tool> found, Optional<JsonDocument> checked) {
  static Passage begin(ToolCall call) {
    return new Passage(call, Optional.empty(), Optional.empty());
  }

  Passage withTool(Tool tool) {
    return new Passage(call, Optional.of(tool), checked);
  }

  /** The arguments with defaults applied: what was checked is what is sent. */
  Passage withArguments(JsonDocument arguments) {
    return new Passage(call, found, Optional.of(arguments));
  }

  public Tool tool() {
    return found.orElseThrow(() -> new IllegalStateException("no gate has found the tool"));
  }

  public JsonDocument arguments() {
    return checked.orElseThrow(() -> new IllegalStateException("no gate has checked the input"));
  }
}
