package dev.steward.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import dev.steward.json.Pointers;
import java.util.ArrayList;
import java.util.List;

/** One tool as it stands in a file: where, under which name, and its definition, name included. */
record ToolEntry(String pointer, String name, JsonNode definition) {
  /** All of a file, whether it lists them or maps them by name. */
  static List<ToolEntry> of(JsonNode file) {
    JsonNode tools = file.path("tools");
    List<ToolEntry> entries = new ArrayList<>();
    for (int i = 0; tools.isArray() && i < tools.size(); i++) {
      JsonNode tool = tools.get(i);
      entries.add(new ToolEntry("/tools/" + i, tool.path("name").asText(), tool));
    }
    tools
        .properties()
        .forEach(
            tool ->
                entries.add(
                    new ToolEntry(
                        Pointers.child("/tools", tool.getKey()),
                        tool.getKey(),
                        named(tool.getKey(), tool.getValue()))));
    return entries;
  }

  private static JsonNode named(String name, JsonNode tool) {
    if (!tool.isObject() || tool.has("name")) {
      return tool;
    }
    ObjectNode definition = Json.object().put("name", name);
    definition.setAll((ObjectNode) tool);
    return definition;
  }
}
