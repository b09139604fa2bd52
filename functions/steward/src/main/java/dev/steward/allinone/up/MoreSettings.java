package dev.steward.allinone.up;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.allinone.place.Refusal;
import dev.steward.json.Json;
import dev.steward.registry.InvalidRegistry;
import dev.steward.registry.Mistake;
import dev.steward.registry.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Settings from a file, as a function's own deployment has them: <code>${NAME}</code> in a value is
 * a variable of the environment. What Steward sets itself at start goes before it.
 */
public record MoreSettings(Map<String, Object> properties) {
  public static final MoreSettings NONE = new MoreSettings(Map.of());

  private static final String OURS = "steward";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

  public MoreSettings {
    properties = Map.copyOf(properties);
  }

  public static MoreSettings in(Path file, Map<String, String> environment) {
    try {
      String text = Files.readString(file);
      mustBeSet(file, text, environment);
      YamlTree tree = YamlTree.read(text);
      mustBeRight(file, tree.mistakes());
      Map<String, Object> properties = new LinkedHashMap<>();
      tree.root().properties().forEach(each -> put(properties, each.getKey(), each.getValue()));
      boolean ours = properties.keySet().stream().allMatch(name -> name.startsWith(OURS + "."));
      if (!tree.root().isObject() || !ours) {
        throw new Refusal(file + ": all settings stand below " + OURS);
      }
      return new MoreSettings(properties);
    } catch (IOException e) {
      throw new Refusal(file + " cannot be read", e);
    } catch (InvalidRegistry e) {
      mustBeRight(file, e.mistakes());
      throw e;
    }
  }

  private static void mustBeSet(Path file, String text, Map<String, String> environment) {
    VARIABLE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> environment.getOrDefault(name, "").isBlank())
        .findFirst()
        .ifPresent(
            name -> {
              throw new Refusal(
                  "%s: the variable %s is not set; ${%s:} would leave it empty"
                      .formatted(file, name, name));
            });
  }

  private static void mustBeRight(Path file, List<Mistake> mistakes) {
    if (!mistakes.isEmpty()) {
      Mistake first = mistakes.getFirst();
      throw new Refusal("%s:%d: %s".formatted(file, first.line(), first.message()));
    }
  }

  /** Lists stay whole; the names of what is nested are joined by dots. */
  private static void put(Map<String, Object> properties, String name, JsonNode value) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(each -> put(properties, name + "." + each.getKey(), each.getValue()));
    } else if (!value.isNull()) {
      properties.put(name, Json.MAPPER.convertValue(value, Object.class));
    }
  }
}
