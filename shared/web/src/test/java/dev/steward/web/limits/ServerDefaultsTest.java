package dev.steward.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerDefaultsTest {
  private static final String MAX = "micronaut.server.max-request-size";

  @Test
  void aFunctionThatSaysNothingStartsWithTheDefaults() {
    try (ApplicationContext context = ApplicationContext.run()) {
      assertThat(context.getProperty(MAX, Integer.class)).contains(1 << 20);
    }
  }

  @Test
  void whatAFunctionSaysItselfGoesBeforeThem() {
    try (ApplicationContext context = ApplicationContext.run(Map.of(MAX, 2048))) {
      assertThat(context.getProperty(MAX, Integer.class)).contains(2048);
    }
  }
}
