package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a budget, or changes the limit of the one there is. */
@Command(
    name = "set",
    description = "Set how much may be spent; changes the limit where there is such a budget.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples (only an admin may):%n",
    footer = {
      "  steward budget set --limit 0.05 --role admin",
      "  steward budget set --limit 200 --window month --role admin",
      "  steward budget set --limit 2 --session ses_01k9x2c5w7e8r9t0y1u2i3o4p5 --role admin"
    })
final class BudgetSetCommand implements Callable<Integer> {
  private static final List<String> KIND = List.of("scope", "session", "task", "window");

  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(
      names = "--limit",
      paramLabel = "AMOUNT",
      required = true,
      description = "Such as 0.05, in at most six decimals.")
  private String limit = "";

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "ISO 4217; default: that of the price table.")
  private @Nullable String currency;

  @Option(
      names = "--window",
      paramLabel = "WINDOW",
      description =
          "day, month or total (lifetime for a session or task); default: day, or lifetime.")
  private @Nullable String window;

  @Option(names = "--session", paramLabel = "ID", description = "For this session only.")
  private @Nullable String session;

  @Option(names = "--task", paramLabel = "ID", description = "For this task only.")
  private @Nullable String task;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    ObjectNode wanted = wanted();
    Server server = options.server();
    JsonNode budget =
        present(server, wanted)
            .map(id -> change(server, id, wanted))
            .orElseGet(() -> server.send("POST", "/v1/budgets", bytes(wanted)).orRefused());
    if (options.json()) {
      Terminal.json(spec, budget);
    } else {
      BudgetListCommand.table(List.of(budget)).print(Terminal.out(spec));
    }
    return ExitCode.OK;
  }

  private ObjectNode wanted() {
    String scope = task != null ? "task" : session != null ? "session" : "tenant";
    ObjectNode wanted = Json.object().put("scope", scope);
    put(wanted, "session", session);
    put(wanted, "task", task);
    wanted.put("window", window != null ? window : scope.equals("tenant") ? "day" : "lifetime");
    put(wanted, "currency", currency);
    return wanted.put("limit", Micros.of(limit));
  }

  private static void put(ObjectNode wanted, String name, @Nullable String value) {
    if (value != null) {
      wanted.put(name, value);
    }
  }

  private static Optional<String> present(Server server, JsonNode wanted) {
    for (JsonNode each : BudgetListCommand.all(server).path("budgets")) {
      if (KIND.stream().allMatch(name -> each.path(name).equals(wanted.path(name)))) {
        return Optional.of(each.path("id").asText());
      }
    }
    return Optional.empty();
  }

  private static JsonNode change(Server server, String id, JsonNode wanted) {
    ObjectNode change = Json.object();
    change.set("limit", wanted.path("limit"));
    String path = "/v1/budgets/" + Query.escape(id);
    return server.send("PATCH", path, bytes(change)).orRefused();
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
