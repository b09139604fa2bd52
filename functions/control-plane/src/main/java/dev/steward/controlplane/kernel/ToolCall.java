package dev.steward.controlplane.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who asks for which tool with which arguments, and the trace, session and task it belongs to. */
public record ToolCall(
    Caller caller,
    String tool,
    JsonNode arguments,
    String trace,
    Optional<String> session,
    Optional<String> task,
    Optional<String> idempotencyKey) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
  private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

  public ToolCall {
    List<Violation> violations = new ArrayList<>();
    session.filter(id -> !ID.matcher(id).matches()).ifPresent(_ -> violations.add(bad("Session")));
    task.filter(id -> !ID.matcher(id).matches()).ifPresent(_ -> violations.add(bad("Task")));
    idempotencyKey
        .filter(key -> !KEY.matcher(key).matches())
        .ifPresent(
            _ ->
                violations.add(
                    new Violation(
                        "/headers/Idempotency-Key", "is 1 to 255 visible ASCII characters")));
    if (!violations.isEmpty()) {
      throw new Fault(ProblemType.MALFORMED_REQUEST, "a header cannot be used", violations, null);
    }
  }

  private static Violation bad(String name) {
    return new Violation(
        "/Steward-" + name, "is 1 to 128 letters, digits, dots, underscores, colons and hyphens");
  }
}
