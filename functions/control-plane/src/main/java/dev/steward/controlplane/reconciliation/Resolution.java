package dev.steward.controlplane.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.runs.RunState;
import dev.steward.core.Fault;
import dev.steward.core.HiddenCharacters;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a person found out about a run, and how. */
record Resolution(RunState outcome, String note) {
  private static final int LONGEST = 500;

  static Resolution read(JsonNode body) {
    List<Violation> violations = new ArrayList<>();
    String outcome = body.path("outcome").asText();
    if (!body.path("outcome").isTextual() || !Set.of("succeeded", "failed").contains(outcome)) {
      violations.add(new Violation("/outcome", "is succeeded or failed"));
    }
    JsonNode note = body.path("note");
    if (!note.isTextual() || note.asText().isBlank() || note.asText().length() > LONGEST) {
      violations.add(new Violation("/note", "says in 1 to 500 characters how that is known"));
    } else {
      HiddenCharacters.mistake(note.asText(), true)
          .ifPresent(mistake -> violations.add(new Violation("/note", mistake)));
    }
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!Set.of("outcome", "note").contains(name)) {
                violations.add(new Violation("/" + name, "is not known here"));
              }
            });
    if (!violations.isEmpty()) {
      throw new Fault(ProblemType.INVALID_INPUT, "this resolves nothing", violations, null);
    }
    return new Resolution(
        outcome.equals("succeeded") ? RunState.SUCCEEDED : RunState.FAILED, note.asText());
  }
}
