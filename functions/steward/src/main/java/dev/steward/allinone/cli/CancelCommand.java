package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a run to stop. */
@Command(
    name = "cancel",
    description = "Cancel a run that has not ended.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  steward cancel run_01k9x2c5w7e8r9t0y1u2i3o4p5")
final class CancelCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The run's id.")
  private String id = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    String path = "/v1/runs/" + Query.escape(id) + "/cancel";
    JsonNode run = options.server().post(path, new byte[0], false).orRefused();
    if (options.json()) {
      Terminal.json(spec, run);
    } else {
      RunText.result(Terminal.out(spec), run);
    }
    return ExitCode.OK;
  }
}
