package dev.steward.controlplane.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Caller;
import java.util.Optional;

/** Who asks for which tool with which arguments, and the trace, session and task it belongs to. */
public record ToolCall(
    Caller caller,
    String tool,
    JsonNode arguments,
    String trace,
    Optional<String> session,
    Optional<String> task) {}
