package dev.steward.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.executor.Meter;
import dev.steward.json.Json;
import dev.steward.ports.models.Tokens;

/** The tokens of a model, as they are kept and charged. */
public final class UsedTokens {
  private UsedTokens() {}

  public static ObjectNode json(Tokens used) {
    return Json.object().put("input", used.input()).put("output", used.output());
  }

  /** None where nothing is kept. */
  public static Tokens of(JsonNode kept) {
    return new Tokens(kept.path("input").asLong(), kept.path("output").asLong());
  }

  /** Told even when there are none: units that are not told are charged at their ceiling. */
  public static void tell(Meter meter, Tokens used) {
    meter.add("input", used.input());
    meter.add("output", used.output());
  }
}
