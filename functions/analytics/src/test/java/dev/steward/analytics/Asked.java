package dev.steward.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.TenantId;
import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import dev.steward.json.StrictJson;
import dev.steward.json.records.Reading;
import dev.steward.json.records.RecordJson;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.Punctuality;
import dev.steward.ports.warehouse.Warehouse;
import dev.steward.registry.Tool;
import dev.steward.registry.ToolRegistry;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools of this function, asked in JSON as the control plane does, over a real warehouse. */
public final class Asked implements AutoCloseable {
  public static final TenantId TENANT = new TenantId("acme");

  private final ApplicationContext context;
  private final ToolRegistry registry =
      ToolRegistry.load(Path.of("../../tool-registry.yaml"), name -> Optional.empty());
  private final List<EventRow> rows = new ArrayList<>();
  private int calls;

  private Asked(ApplicationContext context) {
    this.context = context;
  }

  public static Asked in(Path folder, Object... more) {
    Map<String, Object> properties = Deployment.in(folder).properties();
    for (int i = 0; i < more.length; i += 2) {
      properties.put((String) more[i], more[i + 1]);
    }
    return over(properties);
  }

  public static Asked over(Map<String, Object> properties) {
    return new Asked(ApplicationContext.run(properties));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Kept until {@link #land}. */
  public Asked event(String user, String type, Instant at, String data) {
    rows.add(
        new EventRow(
            TENANT,
            "/test",
            "e" + rows.size(),
            type,
            user,
            at.truncatedTo(ChronoUnit.MICROS),
            at.truncatedTo(ChronoUnit.MICROS),
            Punctuality.ON_TIME,
            data));
    return this;
  }

  public Asked land() {
    bean(Warehouse.class).append(rows);
    return this;
  }

  public Tool known(String tool) {
    return registry.tool(tool).orElseThrow();
  }

  public JsonNode ask(String tool, String arguments) {
    return ask(tool, arguments, "key-" + calls++);
  }

  /** Arguments with the registry's defaults; the answer was found to be what the registry says. */
  public JsonNode ask(String tool, String arguments, String effectKey) {
    Tool known = known(tool);
    JsonNode given = StrictJson.parse(arguments.getBytes(StandardCharsets.UTF_8));
    JsonNode input = known.input().withDefaults(given);
    assertThat(known.input().validate(input)).isEmpty();
    JsonNode output = RecordJson.write(answer(handler(tool), input, effectKey));
    assertThat(known.output().validate(output)).isEmpty();
    return output;
  }

  private <I extends Record, O extends Record> Record answer(
      ToolHandler<I, O> handler, JsonNode input, String effectKey) {
    Invocation call =
        new Invocation(TENANT, "ada", "run_1", 1, effectKey, Instant.now().plusSeconds(60), 1);
    return switch (RecordJson.read(input, handler.input())) {
      case Reading.Read<I> read -> handler.handle(call, read.value());
      case Reading.Refused<I> refused ->
          throw new IllegalArgumentException(refused.violations().toString());
    };
  }

  private ToolHandler<?, ?> handler(String tool) {
    return context.getBeansOfType(ToolHandler.class).stream()
        .map(each -> (ToolHandler<?, ?>) each)
        .filter(each -> each.tool().equals(tool))
        .findFirst()
        .orElseThrow();
  }

  /** What it was refused for, as lines of pointer and message. */
  public static List<String> violations(Throwable thrown) {
    return ((Fault) thrown)
        .violations().stream().map(each -> each.pointer() + " " + each.message()).toList();
  }

  @Override
  public void close() {
    context.close();
  }
}
