package dev.steward.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.decisions.constitutions.Constitutions;
import dev.steward.decisions.plans.Plan;
import dev.steward.decisions.plans.PlannedPolicy;
import dev.steward.decisions.plans.Plans;
import dev.steward.decisions.policies.Policies;
import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import dev.steward.json.StrictJson;
import dev.steward.json.records.Reading;
import dev.steward.json.records.RecordJson;
import dev.steward.registry.Tool;
import dev.steward.registry.ToolRegistry;
import dev.steward.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The tools of this function, asked in JSON as the control plane does, over a real database. */
public final class Governed implements AutoCloseable {
  public static final TenantId TENANT = new TenantId("acme");
  public static final Caller ADMIN = new Caller(TENANT, "ada@example.com", Set.of(Role.ADMIN));

  private final Optional<Deployment> deployment;
  private final ApplicationContext context;
  private final ToolRegistry registry =
      ToolRegistry.load(Path.of("../../tool-registry.yaml"), name -> Optional.empty());
  private int calls;

  private Governed(ApplicationContext context, Optional<Deployment> deployment) {
    this.context = context;
    this.deployment = deployment;
  }

  /** Over a context somebody else runs. */
  public static Governed over(ApplicationContext context) {
    return new Governed(context, Optional.empty());
  }

  /** With parts of the test's own. */
  public static Governed in(Path folder, Object... parts) {
    return in(Deployment.in(folder), Map.of(), parts);
  }

  /** As deployed, but for these properties. */
  public static Governed in(Deployment deployment, Map<String, Object> other, Object... parts) {
    Map<String, Object> properties = new TreeMap<>(deployment.properties());
    properties.putAll(other);
    return new Governed(
        ApplicationContext.builder().properties(properties).singletons(parts).start(),
        Optional.of(deployment));
  }

  public Deployment deployment() {
    return deployment.orElseThrow();
  }

  /** Past the walls between tenants. */
  public Connection superuser() throws SQLException {
    TestDatabase database = deployment().database();
    return DriverManager.getConnection(
        database.jdbcUrl(), database.superuser().user(), database.superuser().password());
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Publishes what Steward ships. */
  public Governed publish(String... ids) {
    for (String id : ids) {
      bean(Policies.class).publish(ADMIN, Constitutions.text(id), Optional.empty());
    }
    return this;
  }

  public Plan bind(String domain, PlannedPolicy... policies) {
    return bean(Plans.class)
        .bind(
            TENANT,
            ADMIN.principal(),
            new Plans.Wish(domain, List.of(policies), Optional.empty(), "a test"));
  }

  public JsonNode ask(String tool, String arguments) {
    return ask(TENANT, tool, arguments, "key-" + calls++, 1);
  }

  /** A call that somebody approved. */
  public JsonNode askApproved(String approver, String tool, String arguments) {
    return ask(TENANT, tool, arguments, "key-" + calls++, 1, Optional.of(approver));
  }

  public JsonNode ask(
      TenantId tenant, String tool, String arguments, String effectKey, int attempt) {
    return ask(tenant, tool, arguments, effectKey, attempt, Optional.empty());
  }

  /** Arguments with the registry's defaults; the answer was found to be what the registry says. */
  private JsonNode ask(
      TenantId tenant,
      String tool,
      String arguments,
      String effectKey,
      int attempt,
      Optional<String> approver) {
    Tool known = registry.tool(tool).orElseThrow();
    JsonNode given = StrictJson.parse(arguments.getBytes(StandardCharsets.UTF_8));
    JsonNode input = known.input().withDefaults(given);
    assertThat(known.input().validate(input)).isEmpty();
    JsonNode output =
        RecordJson.write(answer(handler(tool), input, call(tenant, effectKey, attempt, approver)));
    assertThat(known.output().validate(output)).isEmpty();
    return output;
  }

  private static Invocation call(
      TenantId tenant, String effectKey, int attempt, Optional<String> approver) {
    Invocation call =
        new Invocation(
            tenant,
            "ada",
            "run_" + effectKey,
            attempt,
            effectKey,
            Instant.now().plusSeconds(60),
            attempt);
    return approver.map(call::approvedBy).orElse(call);
  }

  private static <I extends Record, O extends Record> Record answer(
      ToolHandler<I, O> handler, JsonNode input, Invocation call) {
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
