package dev.steward.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The tools of one registry file, in the order of the file. */
public final class ToolRegistry {
  private ToolRegistry() {}

  /**
   * Reads and checks a file; throws {@link InvalidRegistry} with every mistake. {@code variables}
   * gives the value of a {@code ${NAME}} in executor URLs, or empty.
   */
  public static ToolRegistry load(Path file, Function<String, Optional<String>> variables) {
    throw new UnsupportedOperationException();
  }

  public List<Tool> tools() {
    throw new UnsupportedOperationException();
  }

  public Optional<Tool> tool(String name) {
    throw new UnsupportedOperationException();
  }
}
