package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stops dispatch and lets it go on. */
@Command(
    name = "switch",
    description = "See and flip the kill switches.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward switch list",
      "  steward switch stop tool:brand.update_profile --reason 'wrong tone'",
      "  steward switch stop tenant",
      "  steward switch release tenant"
    })
final class SwitchCommand implements Runnable {
  private static final String NAME =
      "global, tenant, executor:NAME or tool:NAME; the last two with global: for all tenants.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "list, stop or release is missing");
  }

  @Command(description = "List the switches, the widest first.", mixinStandardHelpOptions = true)
  int list(@Mixin ServerOptions options) {
    JsonNode all = options.server().get("/v1/switches").orRefused();
    if (options.json()) {
      Terminal.json(spec, all);
      return ExitCode.OK;
    }
    Table table = new Table("SWITCH", "STANDS AT", "FLIPPED BY", "AT", "REASON");
    for (JsonNode each : all.path("switches")) {
      table.row(
          each.path("name").asText(),
          each.path("stopped").asBoolean() ? "stop" : "go",
          each.path("changedBy").asText(),
          each.path("changedAt").asText(),
          each.path("reason").asText(""));
    }
    table.print(Terminal.out(spec));
    if (!all.path("readable").asBoolean()) {
      Terminal.out(spec)
          .println("A row is missing, so nothing is dispatched; release tenant or global.");
    }
    return ExitCode.OK;
  }

  @Command(description = "Stop dispatch.", mixinStandardHelpOptions = true)
  int stop(
      @Mixin ServerOptions options,
      @Parameters(paramLabel = "SWITCH", description = NAME) String name,
      @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
          @Nullable String reason) {
    return flip(options, name, "stop", reason);
  }

  @Command(description = "Let dispatch go on.", mixinStandardHelpOptions = true)
  int release(
      @Mixin ServerOptions options,
      @Parameters(paramLabel = "SWITCH", description = NAME) String name,
      @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
          @Nullable String reason) {
    return flip(options, name, "release", reason);
  }

  private int flip(ServerOptions options, String name, String way, @Nullable String reason) {
    ObjectNode body = Json.object();
    if (reason != null) {
      body.put("reason", reason);
    }
    JsonNode flipped =
        options
            .server()
            .post(
                "/v1/switches/" + Query.escape(name) + "/" + way,
                body.toString().getBytes(StandardCharsets.UTF_8),
                false)
            .orRefused();
    if (options.json()) {
      Terminal.json(spec, flipped);
    } else {
      Terminal.out(spec)
          .println(
              Printable.of(flipped.path("name").asText())
                  + (flipped.path("stopped").asBoolean() ? " is stopped" : " is released"));
    }
    return ExitCode.OK;
  }
}
