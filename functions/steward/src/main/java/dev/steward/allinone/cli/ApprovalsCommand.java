package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What waits for a person, and saying yes or no to it. */
@Command(
    name = "approvals",
    description = "See what waits for a person, and decide.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward approvals list",
      "  steward approvals show apr_01k9x2c5w7e8r9t0y1u2i3o4p5",
      "  steward approvals approve apr_01k9x2c5w7e8r9t0y1u2i3o4p5 --principal grace",
      "  steward approvals revise apr_01k9x2c5w7e8r9t0y1u2i3o4p5 --principal grace --note 'at most 20 %%'"
    })
final class ApprovalsCommand implements Runnable {
  private static final String ID = "The approval's id.";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "list, show, approve, reject or revise is missing");
  }

  @Command(description = "List approvals, newest first.", mixinStandardHelpOptions = true)
  int list(
      @Mixin ServerOptions options,
      @Option(
              names = "--state",
              paramLabel = "STATE",
              defaultValue = "pending",
              description = "Only those in this state, or all; default: ${DEFAULT-VALUE}.")
          String state,
      @Option(names = "--limit", paramLabel = "N", defaultValue = "50") int limit) {
    Query query = Query.of("/v1/approvals").with("state", state.equals("all") ? null : state);
    JsonNode all = Pages.of(options.server(), query, "approvals", Math.max(1, limit));
    if (options.json()) {
      Terminal.json(spec, all);
      return ExitCode.OK;
    }
    Table table = new Table("APPROVAL", "TOOL", "STATE", "ASKED BY", "UNTIL", "ARGUMENTS");
    for (JsonNode each : all.path("approvals")) {
      table.row(
          each.path("id").asText(),
          each.path("tool").asText(),
          each.path("state").asText(),
          each.path("requester").asText(),
          each.path("expiresAt").asText(),
          Printable.line(ApprovalText.arguments(each).toString(), 80));
    }
    table.print(Terminal.out(spec));
    return ExitCode.OK;
  }

  @Command(description = "Show the exact call, as it was hashed.", mixinStandardHelpOptions = true)
  int show(
      @Mixin ServerOptions options, @Parameters(paramLabel = "ID", description = ID) String id) {
    JsonNode approval = ApprovalText.read(options.server(), id);
    if (options.json()) {
      Terminal.json(spec, approval);
    } else {
      ApprovalText.print(Terminal.out(spec), approval);
    }
    return ExitCode.OK;
  }

  @Command(
      description = "Show the exact call, let it run, once, and say what became of it.",
      mixinStandardHelpOptions = true)
  int approve(
      @Mixin ServerOptions options,
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Option(names = "--note", paramLabel = "TEXT", description = "Why.") @Nullable String note) {
    JsonNode decided = decide(options, id, "approve", note);
    return options.json() ? ExitCode.OK : told(options.server(), decided.path("run").asText());
  }

  /** What became of the call that was approved: it may fail like any other. */
  private int told(Server server, String id) {
    JsonNode run = server.get("/v1/runs/" + Query.escape(id)).orRefused();
    Instant end = Instant.now().plus(PATIENCE);
    while (!RunText.ended(run) && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      run = server.get("/v1/runs/" + Query.escape(id)).orRefused();
    }
    if (!RunText.ended(run)) {
      Terminal.out(spec).println("It is under way still: ./steward run " + id + " --follow");
      return ExitCode.OK;
    }
    RunText.result(Terminal.out(spec), run);
    return RunText.failed(run) ? ExitCode.REFUSED : ExitCode.OK;
  }

  @Command(description = "End the run.", mixinStandardHelpOptions = true)
  int reject(
      @Mixin ServerOptions options,
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Option(names = "--note", paramLabel = "TEXT", description = "Why.") @Nullable String note) {
    decide(options, id, "reject", note);
    return ExitCode.OK;
  }

  @Command(
      description = "Send the call back to who asked, to be changed.",
      mixinStandardHelpOptions = true)
  int revise(
      @Mixin ServerOptions options,
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Option(
              names = "--note",
              required = true,
              paramLabel = "TEXT",
              description = "What to change.")
          String note) {
    decide(options, id, "revise", note);
    return ExitCode.OK;
  }

  /** Names the digest of what is printed, so that nothing else is decided on. */
  private JsonNode decide(ServerOptions options, String id, String what, @Nullable String note) {
    Server server = options.server();
    JsonNode shown = ApprovalText.read(server, id);
    if (!options.json()) {
      ApprovalText.print(Terminal.out(spec), shown);
    }
    ObjectNode body = Json.object().put("digest", shown.path("digest").asText());
    if (note != null) {
      body.put("note", note);
    }
    JsonNode decided =
        server
            .post(
                "/v1/approvals/" + Query.escape(id) + "/" + what,
                body.toString().getBytes(StandardCharsets.UTF_8),
                false)
            .orRefused();
    if (options.json()) {
      Terminal.json(spec, decided);
    } else {
      Terminal.out(spec)
          .println(
              "\n%s is %s; its run is %s"
                  .formatted(id, decided.path("state").asText(), decided.path("run").asText()));
    }
    return decided;
  }
}
