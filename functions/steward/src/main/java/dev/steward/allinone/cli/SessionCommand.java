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

/** Sessions: leases under which calls are made. */
@Command(
    name = "session",
    description = "Open, renew, close and list sessions.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward session open --ttl PT2H --budget 0.05",
      "  steward invoke brand.get_profile -d '{\"profile_id\":\"demo\"}' --session ses_...",
      "  steward session close ses_..."
    })
final class SessionCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "open, renew, close or list is missing");
  }

  @Command(description = "List sessions, newest first.", mixinStandardHelpOptions = true)
  int list(@Mixin ServerOptions options) {
    JsonNode page = Pages.of(options.server(), Query.of("/v1/sessions"), "sessions", 50);
    if (options.json()) {
      Terminal.json(spec, page);
      return ExitCode.OK;
    }
    Table table = new Table("SESSION", "STATE", "PRINCIPAL", "OPENED", "EXPIRES");
    for (JsonNode each : page.path("sessions")) {
      table.row(
          each.path("id").asText(),
          each.path("state").asText(),
          each.path("principal").asText(),
          each.path("openedAt").asText(),
          each.path("expiresAt").asText());
    }
    table.print(Terminal.out(spec));
    return ExitCode.OK;
  }

  @Command(description = "Open a session.", mixinStandardHelpOptions = true)
  int open(
      @Mixin ServerOptions options,
      @Option(names = "--ttl", paramLabel = "DURATION", description = "PT1H when not given.")
          @Nullable String ttl,
      @Option(
              names = "--budget",
              paramLabel = "AMOUNT",
              description = "What may be spent under it in all, such as 0.05.")
          @Nullable String budget) {
    return show(
        options, options.server().post("/v1/sessions", body(ttl, budget), false).orRefused());
  }

  @Command(
      description = "Renew a session under the policy that holds now.",
      mixinStandardHelpOptions = true)
  int renew(
      @Mixin ServerOptions options,
      @Parameters(paramLabel = "ID", description = "The session's id.") String id,
      @Option(names = "--ttl", paramLabel = "DURATION", description = "PT1H when not given.")
          @Nullable String ttl) {
    return show(
        options, options.server().post(path(id, "renew"), body(ttl, null), false).orRefused());
  }

  @Command(description = "Close a session for good.", mixinStandardHelpOptions = true)
  int close(
      @Mixin ServerOptions options,
      @Parameters(paramLabel = "ID", description = "The session's id.") String id) {
    return show(
        options, options.server().post(path(id, "close"), body(null, null), false).orRefused());
  }

  private int show(ServerOptions options, JsonNode session) {
    if (options.json()) {
      Terminal.json(spec, session);
    } else {
      Terminal.out(spec).println(Printable.of(session.path("id").asText()));
      Fields.print(
          Terminal.out(spec), session, "state", "principal", "policy", "openedAt", "expiresAt");
    }
    return ExitCode.OK;
  }

  private static String path(String id, String way) {
    return "/v1/sessions/" + Query.escape(id) + "/" + way;
  }

  private static byte[] body(@Nullable String ttl, @Nullable String budget) {
    ObjectNode body = Json.object();
    if (ttl != null) {
      body.put("ttl", ttl);
    }
    if (budget != null) {
      body.put("budget", Micros.of(budget));
    }
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }
}
