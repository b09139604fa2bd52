package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The journal's own commands. */
@Command(
    name = "journal",
    description = "The history of everything, and whether it is still whole.",
    mixinStandardHelpOptions = true,
    subcommands = JournalCommand.Verify.class)
final class JournalCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "what about the journal? (verify)");
  }

  /** Checks every chain of the tenant. */
  @Command(
      name = "verify",
      description = "Check every chain of the journal; name the first entry that was changed.",
      mixinStandardHelpOptions = true,
      footerHeading = "%nExamples:%n",
      footer = {"  steward journal verify", "  steward journal verify --json"})
  static final class Verify implements Callable<Integer> {
    @Mixin private final ServerOptions options = new ServerOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      JsonNode verdict = options.server().get("/v1/journal/verify").orRefused();
      boolean intact = verdict.path("intact").asBoolean();
      if (options.json()) {
        Terminal.json(spec, verdict);
      } else {
        tell(Terminal.out(spec), verdict, intact);
      }
      return intact ? ExitCode.OK : ExitCode.REFUSED;
    }

    private static void tell(PrintWriter out, JsonNode verdict, boolean intact) {
      if (intact) {
        out.printf(
            "The journal is intact: %d entries, %d stream(s).%n",
            verdict.path("entries").asLong(), verdict.path("streams").size());
        return;
      }
      JsonNode broken = verdict.path("broken");
      out.printf(
          "The journal is BROKEN at stream %s, entry %d: %s%n",
          Printable.of(broken.path("stream").asText()),
          broken.path("seq").asLong(),
          Printable.of(broken.path("reason").asText()));
    }
  }
}
