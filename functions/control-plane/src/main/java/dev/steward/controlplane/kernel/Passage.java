package dev.steward.controlplane.kernel;

import dev.steward.json.JsonDocument;
import dev.steward.registry.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call on its way through the gates, with what has been established about it so far. */
public record Passage(
    ToolCall call,
    Optional<Tool> found,
    Optional<JsonDocument> checked,
    Optional<String> policy,
    long maxCost,
    List<Guard> guards) {
  public Passage {
    guards = List.copyOf(guards);
  }

  static Passage begin(ToolCall call) {
    return new Passage(call, Optional.empty(), Optional.empty(), Optional.empty(), 0, List.of());
  }

  Passage withTool(Tool tool) {
    return new Passage(call, Optional.of(tool), checked, policy, maxCost, guards);
  }

  /** The arguments with defaults applied: what was checked is what is sent. */
  Passage withArguments(JsonDocument arguments) {
    return new Passage(call, found, Optional.of(arguments), policy, maxCost, guards);
  }

  /** {@code digest} is that of the policy that let the call pass or held it. */
  public Passage decidedBy(String digest) {
    return new Passage(call, found, checked, Optional.of(digest), maxCost, guards);
  }

  /** What is reserved for the call, in micros. */
  public Passage costingAtMost(long micros) {
    return new Passage(call, found, checked, policy, micros, guards);
  }

  /** The database is to check this when the run is written. */
  public Passage guardedBy(Guard guard) {
    List<Guard> more = new ArrayList<>(guards);
    more.add(guard);
    return new Passage(call, found, checked, policy, maxCost, more);
  }

  public Tool tool() {
    return found.orElseThrow(() -> new IllegalStateException("no gate has found the tool"));
  }

  public JsonDocument arguments() {
    return checked.orElseThrow(() -> new IllegalStateException("no gate has checked the input"));
  }
}
