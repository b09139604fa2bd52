package dev.steward.controlplane.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.notify.Argument;
import dev.steward.registry.Tool;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A call in words: what its tool does, and its arguments in the order the registry names them. */
final class Explained {
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.])\\s");
  private static final int MOST = 20;

  private Explained() {}

  static String does(Tool tool) {
    return SENTENCE.split(tool.description().strip(), 2)[0];
  }

  static List<Argument> arguments(Tool tool, JsonNode arguments) {
    JsonNode properties = tool.inputSchema().path("properties");
    Set<String> names = new LinkedHashSet<>();
    properties.fieldNames().forEachRemaining(names::add);
    arguments.fieldNames().forEachRemaining(names::add);
    List<Argument> explained = new ArrayList<>();
    for (String name : names) {
      if (arguments.has(name) && explained.size() < MOST) {
        explained.add(new Argument(label(properties.path(name), name), arguments.get(name)));
      }
    }
    return explained;
  }

  private static String label(JsonNode property, String name) {
    return property.path("title").asText(name.isEmpty() ? "\"\"" : words(name));
  }

  private static String words(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('_', ' ');
  }
}
