package dev.steward.decisions;

import dev.steward.executor.ToolHandler;
import dev.steward.registry.ToolRegistry;
import dev.steward.testkit.tools.HandledTool;
import dev.steward.testkit.tools.ToolHandlersContract;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionsToolsTest implements ToolHandlersContract {
  private ApplicationContext context;

  @BeforeAll
  void start(@TempDir Path folder) {
    context = ApplicationContext.run(Deployment.in(folder).properties());
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @Override
  public ToolRegistry registry() {
    return ToolRegistry.load(Path.of("../../tool-registry.yaml"), name -> Optional.empty());
  }

  @Override
  public Collection<HandledTool> handled() {
    return context.getBeansOfType(ToolHandler.class).stream()
        .map(DecisionsToolsTest::handled)
        .toList();
  }

  private static HandledTool handled(ToolHandler<?, ?> handler) {
    return new HandledTool(handler.tool(), handler.path(), handler.input(), handler.output());
  }
}
