package dev.steward.gcp.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.vertexai.api.Schema;
import com.google.cloud.vertexai.api.Type;
import java.util.Locale;
import java.util.Map;

/** A JSON Schema in the words of Vertex AI, whose types are an enumeration. */
final class ResponseSchema {
  private ResponseSchema() {}

  static Schema of(JsonNode schema) {
    Schema.Builder said =
        Schema.newBuilder()
            .setType(Type.valueOf(schema.path("type").asText().toUpperCase(Locale.ROOT)))
            .setDescription(schema.path("description").asText())
            .setMaxLength(schema.path("maxLength").asLong());
    schema.path("enum").forEach(value -> said.addEnum(value.asText()));
    schema.path("required").forEach(name -> said.addRequired(name.asText()));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      said.putProperties(property.getKey(), of(property.getValue()));
      said.addPropertyOrdering(property.getKey());
    }
    if (schema.has("items")) {
      said.setItems(of(schema.path("items")));
    }
    return said.build();
  }
}
