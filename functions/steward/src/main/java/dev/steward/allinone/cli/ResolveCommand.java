package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what became of a run where Steward cannot find out. */
@Command(
    name = "resolve",
    description = "Say what became of a run whose outcome is unknown.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  steward run resolve run_01k9x2c5w7e8r9t0y1u2i3o4p5 --outcome failed --note 'no trace of it'")
final class ResolveCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The run's id.")
  private String id = "";

  @Option(
      names = "--outcome",
      required = true,
      paramLabel = "OUTCOME",
      description = "What happened: succeeded or failed.")
  private String outcome = "";

  @Option(
      names = "--note",
      required = true,
      paramLabel = "TEXT",
      description = "How that is known; it is kept in the journal.")
  private String note = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    byte[] body =
        Json.object()
            .put("outcome", outcome)
            .put("note", note)
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    JsonNode run =
        options.server().post("/v1/runs/" + Query.escape(id) + "/resolve", body, false).orRefused();
    if (options.json()) {
      Terminal.json(spec, run);
    } else {
      RunText.result(Terminal.out(spec), run);
    }
    return ExitCode.OK;
  }
}
