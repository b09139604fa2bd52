package dev.steward.controlplane.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.json.JsonDocument;
import dev.steward.json.JsonSchema;
import jakarta.inject.Singleton;
import java.util.List;

/** Do the arguments, defaults applied, keep the tool's input schema? */
@Singleton
final class InputSchemaGate implements Gate {
  /** Enough to mend an input by; ten thousand wrong items would only make a long answer. */
  private static final int TOLD = 100;

  @Override
  public GateSlot slot() {
    return GateSlot.INPUT_SCHEMA;
  }

  @Override
  public Verdict check(Passage passage) {
    JsonSchema schema = passage.tool().input();
    JsonNode arguments = schema.withDefaults(passage.call().arguments());
    List<Violation> violations = schema.validate(arguments);
    if (!violations.isEmpty()) {
      return new Verdict.Refuse(
          ProblemType.INVALID_INPUT,
          "the arguments break the input schema of " + passage.tool().name(),
          violations.subList(0, Math.min(TOLD, violations.size())));
    }
    return new Verdict.Pass(passage.withArguments(JsonDocument.of(arguments)));
  }
}
