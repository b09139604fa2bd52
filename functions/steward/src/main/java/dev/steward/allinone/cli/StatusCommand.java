package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.allinone.place.Instance;
import dev.steward.json.Json;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Whether Steward runs, where, and how it feels. */
@Command(
    name = "status",
    description = "Show whether Steward is running, where, and its health.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  steward status", "  steward status --json"})
final class StatusCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Server server = options.server();
    Answer health = server.get("/health");
    ObjectNode status = Json.object().put("url", server.url().toString());
    status.put("health", health.body().path("status").asText("UNKNOWN"));
    Instance.running(options.place().folder())
        .filter(instance -> instance.url().equals(server.url()))
        .ifPresent(instance -> describe(status, instance));
    status.set("checks", checks(health.body()));
    if (options.json()) {
      Terminal.json(spec, status);
    } else {
      tell(Terminal.out(spec), status);
    }
    return health.good() ? ExitCode.OK : ExitCode.REFUSED;
  }

  private void describe(ObjectNode status, Instance instance) {
    status
        .put("process", instance.process().pid())
        .put("startedAt", instance.startedAt().toString())
        .put("mode", instance.split() ? "a process for each function" : "all in one process")
        .put("dataFolder", options.place().folder().path().toString());
  }

  private static JsonNode checks(JsonNode health) {
    ObjectNode checks = Json.object();
    health
        .path("details")
        .propertyStream()
        .forEach(check -> checks.put(check.getKey(), check.getValue().path("status").asText()));
    return checks;
  }

  private static void tell(PrintWriter out, ObjectNode status) {
    out.printf("Steward is %s on %s%n", status.get("health").asText(), status.get("url").asText());
    Fields.print(out, status, "process", "mode", "startedAt", "dataFolder");
    Optional.of(status.get("checks"))
        .filter(checks -> !checks.isEmpty())
        .ifPresent(
            checks ->
                checks
                    .propertyStream()
                    .forEach(
                        check ->
                            out.printf("  %-24s %s%n", check.getKey(), check.getValue().asText())));
  }
}
