package dev.steward.executor;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServedToolsTest {
  record None() {}

  private record Named(String tool, String path) implements ToolHandler<None, None> {
    @Override
    public Class<None> input() {
      return None.class;
    }

    @Override
    public Class<None> output() {
      return None.class;
    }

    @Override
    public None handle(Invocation invocation, None input) {
      return input;
    }
  }

  @Test
  void refusesTwoHandlersAtOnePath() {
    assertThatIllegalStateException()
        .isThrownBy(() -> tools(new Named("a.b", "/execute/a"), new Named("a.c", "/execute/a")))
        .withMessageContaining("/execute/a");
  }

  @Test
  void refusesTwoHandlersOfOneTool() {
    assertThatIllegalStateException()
        .isThrownBy(() -> tools(new Named("a.b", "/execute/a"), new Named("a.b", "/execute/b")))
        .withMessageContaining("a.b");
  }

  @Test
  void refusesAPathItCannotServe() {
    assertThatIllegalStateException().isThrownBy(() -> tools(new Named("a.b", "/elsewhere/a")));
  }

  private static ServedTools tools(Named... handlers) {
    return new ServedTools(List.of(handlers));
  }
}
