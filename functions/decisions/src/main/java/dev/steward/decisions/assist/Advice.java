package dev.steward.decisions.assist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Fault;
import dev.steward.core.HiddenCharacters;
import dev.steward.decisions.constitutions.AutonomyLevel;
import dev.steward.decisions.constitutions.Verdict;
import dev.steward.json.Json;
import dev.steward.json.JsonSchema;
import dev.steward.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a model says of a decision. */
public sealed interface Advice {
  /** What is not named is as the rules have it. */
  record Given(Optional<Verdict> verdict, Optional<AutonomyLevel> level, String reason)
      implements Advice {}

  /** There is an answer, but none that can be used; or the question could not be put. */
  record Useless(String why) implements Advice {}

  /** Nobody answered. */
  record Missing(String why) implements Advice {}

  JsonNode SHAPE =
      StrictJson.parse(
          """
          {"type": "object", "additionalProperties": false, "required": ["reason"], "properties": {
            "verdict": {"type": "string", "enum": ["approve", "deny", "escalate"]},
            "level": {"type": "string", "enum": ["AL0", "AL1", "AL2", "AL3"]},
            "reason": {"type": "string", "maxLength": 1000}}}
          """
              .getBytes(StandardCharsets.UTF_8));

  JsonSchema CHECK = JsonSchema.compile(SHAPE);

  /** The answer as it came. */
  static Advice read(String answer) {
    JsonNode said;
    try {
      said = StrictJson.parse(answer.getBytes(StandardCharsets.UTF_8));
    } catch (Fault e) {
      return new Useless("its answer is not JSON");
    }
    return CHECK.validate(said).isEmpty()
        ? given(said)
        : new Useless("its answer is not of the shape that was asked for");
  }

  private static Given given(JsonNode said) {
    return new Given(
        said.has("verdict")
            ? Optional.of(Verdict.of(said.path("verdict").asText()))
            : Optional.empty(),
        said.has("level")
            ? Optional.of(AutonomyLevel.valueOf(said.path("level").asText()))
            : Optional.empty(),
        HiddenCharacters.without(said.path("reason").asText()).strip());
  }

  /** As it is kept. */
  default JsonNode json() {
    ObjectNode said = Json.object();
    switch (this) {
      case Given given -> {
        given.verdict().ifPresent(verdict -> said.put("verdict", verdict.wire()));
        given.level().ifPresent(level -> said.put("level", level.name()));
        said.put("reason", given.reason());
      }
      case Useless(String why) -> said.put("useless", why);
      case Missing(String why) -> said.put("missing", why);
    }
    return said;
  }

  /** From what is kept. */
  static Advice of(JsonNode kept) {
    if (kept.has("missing")) {
      return new Missing(kept.path("missing").asText());
    }
    return kept.has("useless") ? new Useless(kept.path("useless").asText()) : given(kept);
  }
}
