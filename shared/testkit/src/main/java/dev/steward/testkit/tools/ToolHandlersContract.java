package dev.steward.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.CanonicalJson;
import dev.steward.json.JsonSchema;
import dev.steward.json.records.Reading;
import dev.steward.json.records.RecordJson;
import dev.steward.registry.Tool;
import dev.steward.registry.ToolRegistry;
import dev.steward.testkit.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * Every handler matches its tool's schemas both ways. An input record accepts exactly what the
 * schema accepts; an output record may be narrower, but has the same members, and what it holds is
 * valid.
 */
public interface ToolHandlersContract {
  /** So many instances of each schema are tried. */
  int INSTANCES = 500;

  ToolRegistry registry();

  Collection<HandledTool> handled();

  @Test
  default void everyHandlerIsServedWhereTheRegistrySendsItsCalls() {
    each((handler, tool) -> assertThat(handler.path()).isEqualTo(tool.executor().path()));
  }

  @Test
  default void theInputHasTheMembersOfItsSchema() {
    each(
        (handler, tool) ->
            assertThat(RecordJson.members(handler.input()))
                .as(tool.name())
                .isEqualTo(SchemaMembers.of(tool.inputSchema())));
  }

  @Test
  default void theOutputHasTheMembersOfItsSchema() {
    each(
        (handler, tool) ->
            assertThat(RecordJson.members(handler.output()))
                .as(tool.name())
                .isEqualTo(SchemaMembers.of(tool.outputSchema())));
  }

  @Test
  default void theInputAcceptsExactlyWhatItsSchemaAccepts() {
    each(
        (handler, tool) -> {
          AtomicInteger valid = new AtomicInteger();
          SeededRandom.forAll(
              INSTANCES,
              random -> {
                JsonNode instance = SchemaInstances.wild(random).of(tool.inputSchema());
                boolean accepted = accepts(tool.input(), instance);
                valid.addAndGet(accepted ? 1 : 0);
                assertThat(RecordJson.read(instance, handler.input()) instanceof Reading.Read<?>)
                    .as("%s reads %s", tool.name(), instance)
                    .isEqualTo(accepted);
              });
          assertThat(valid.get()).as("valid instances tried").isBetween(1, INSTANCES - 1);
        });
  }

  @Test
  default void theOutputComesBackAsItWasAndFitsItsSchema() {
    each(
        (handler, tool) -> {
          AtomicInteger read = new AtomicInteger();
          SeededRandom.forAll(
              INSTANCES,
              random -> {
                JsonNode instance = SchemaInstances.tame(random).of(tool.outputSchema());
                assertThat(accepts(tool.output(), instance)).as("%s is valid", instance).isTrue();
                if (RecordJson.read(instance, handler.output()) instanceof Reading.Read<?> output) {
                  read.incrementAndGet();
                  assertThat(text(RecordJson.write((Record) output.value())))
                      .isEqualTo(text(instance));
                }
              });
          assertThat(read.get()).as("outputs read of " + tool.name()).isPositive();
        });
  }

  private void each(BiConsumer<HandledTool, Tool> claim) {
    assertThat(handled()).isNotEmpty();
    for (HandledTool handler : handled()) {
      claim.accept(
          handler,
          registry()
              .tool(handler.tool())
              .orElseThrow(() -> new AssertionError("not in the registry: " + handler.tool())));
    }
  }

  /** A number is the same number whatever Java type holds it. */
  private static String text(JsonNode json) {
    return new String(CanonicalJson.bytes(json), StandardCharsets.UTF_8);
  }

  private static boolean accepts(JsonSchema schema, JsonNode instance) {
    return schema.validate(instance).isEmpty();
  }
}
