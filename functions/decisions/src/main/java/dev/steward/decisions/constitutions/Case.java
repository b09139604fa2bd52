package dev.steward.decisions.constitutions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What is known when a decision is made: checked facts, and features of the entity. */
public record Case(JsonNode facts, Map<String, Double> features) {
  public Case {
    features = Map.copyOf(features);
  }
}
