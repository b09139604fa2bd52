package dev.steward.decisions.deciding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.HiddenCharacters;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import java.util.List;
import java.util.Optional;

/**
 * What is to be decided. Names are shown to people: nothing in them may be invisible. With {@code
 * debug}, similar cases are looked for even where the policy does not ask for them.
 */
public record Question(
    String domain, String entity, JsonNode facts, Optional<String> correlation, boolean debug) {
  public Question {
    mustBeVisible("/entity", entity);
    correlation.ifPresent(id -> mustBeVisible("/correlation_id", id));
  }

  public Question(String domain, String entity, JsonNode facts, Optional<String> correlation) {
    this(domain, entity, facts, correlation, false);
  }

  private static void mustBeVisible(String pointer, String name) {
    HiddenCharacters.mistake(name, false)
        .ifPresent(
            mistake -> {
              throw new Fault(
                  ProblemType.INVALID_INPUT,
                  "a name holds what nobody can see",
                  List.of(new Violation(pointer, mistake)),
                  null);
            });
  }
}
