package dev.steward.executor;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The handlers of this process by path; no two share a path or a tool. */
@Singleton
final class ServedTools {
  static final String PREFIX = "/execute/";

  private final Map<String, ToolHandler<?, ?>> byPath = new HashMap<>();

  ServedTools(Collection<ToolHandler<?, ?>> handlers) {
    Set<String> tools = new HashSet<>();
    for (ToolHandler<?, ?> handler : handlers) {
      if (!handler.path().startsWith(PREFIX)) {
        throw new IllegalStateException(
            "the path of " + handler.tool() + " must begin with " + PREFIX);
      }
      if (!tools.add(handler.tool())) {
        throw new IllegalStateException("two handlers serve the tool " + handler.tool());
      }
      if (byPath.putIfAbsent(handler.path(), handler) != null) {
        throw new IllegalStateException("two handlers are served at " + handler.path());
      }
    }
  }

  Optional<ToolHandler<?, ?>> at(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  Collection<ToolHandler<?, ?>> all() {
    return byPath.values();
  }
}
