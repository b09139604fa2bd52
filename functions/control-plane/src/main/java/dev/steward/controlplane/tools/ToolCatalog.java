package dev.steward.controlplane.tools;

import dev.steward.registry.Tool;
import dev.steward.registry.ToolRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tools this control plane offers, read once from the registry file at start. */
@Context
public final class ToolCatalog {
  private final ToolRegistry registry;

  ToolCatalog(CatalogSettings settings, Environment environment) {
    registry = ToolRegistry.load(Path.of(settings.registry()), name -> variable(environment, name));
  }

  public List<Tool> tools() {
    return registry.tools();
  }

  public Optional<Tool> tool(String name) {
    return registry.tool(name);
  }

  /**
   * {@code DEPLOY_EXECUTOR_URL} is the property {@code deploy.executor.url}, as Micronaut has it.
   */
  private static Optional<String> variable(Environment environment, String name) {
    String property = name.toLowerCase(Locale.ROOT).replace('_', '.');
    return environment.getProperty(property, String.class).filter(value -> !value.isBlank());
  }
}
