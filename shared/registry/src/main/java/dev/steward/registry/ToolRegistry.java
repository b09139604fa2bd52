package dev.steward.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The tools of one registry file, in the order of the file. */
public final class ToolRegistry {
  private final Map<String, Tool> tools;

  private ToolRegistry(Map<String, Tool> tools) {
    this.tools = tools;
  }

  /**
   * Reads and checks a file; throws {@link InvalidRegistry} with every mistake. {@code variables}
   * gives the value of a {@code ${NAME}} in executor URLs, or empty.
   */
  public static ToolRegistry load(Path file, Function<String, Optional<String>> variables) {
    return load(RegistryLint.text(file), variables);
  }

  /** Reads and checks the text of a file, as {@link #load(Path, Function)} does. */
  public static ToolRegistry load(String text, Function<String, Optional<String>> variables) {
    YamlTree file = YamlReader.read(text);
    List<Mistake> mistakes = new ArrayList<>(RegistryLint.lint(file));
    Map<String, Tool> tools = new LinkedHashMap<>();
    if (mistakes.isEmpty()) {
      for (ToolEntry entry : ToolEntry.of(file.root())) {
        try {
          tools.put(entry.name(), Tool.of(entry, variables));
        } catch (IllegalArgumentException e) {
          mistakes.add(
              file.mistake(entry.pointer() + "/executor/url", String.valueOf(e.getMessage())));
        }
      }
    }
    if (!mistakes.isEmpty()) {
      throw new InvalidRegistry(mistakes);
    }
    return new ToolRegistry(tools);
  }

  public List<Tool> tools() {
    return List.copyOf(tools.values());
  }

  public Optional<Tool> tool(String name) {
    return Optional.ofNullable(tools.get(name));
  }
}
