package dev.steward.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.registry.Risk;
import dev.steward.registry.Tool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rule may ask about a call. An id that does not apply is empty text; {@code cost} is the
 * most the call can cost, in micros.
 */
public record CallFacts(
    ToolFacts tool,
    JsonNode args,
    String tenant,
    String principal,
    List<String> roles,
    String session,
    String task,
    long cost,
    Instant now) {
  public CallFacts {
    roles = List.copyOf(roles);
  }

  /** What the registry says of the tool. */
  public record ToolFacts(
      String name, Risk risk, String owner, String approval, List<String> dataClasses) {
    public ToolFacts {
      dataClasses = List.copyOf(dataClasses);
    }

    public static ToolFacts of(Tool tool) {
      JsonNode definition = tool.definition();
      List<String> dataClasses = new ArrayList<>();
      definition.path("dataClasses").forEach(each -> dataClasses.add(each.asText()));
      return new ToolFacts(
          tool.name(),
          tool.risk(),
          tool.owner().orElse(""),
          definition.path("approval").asText("by_risk"),
          dataClasses);
    }
  }
}
