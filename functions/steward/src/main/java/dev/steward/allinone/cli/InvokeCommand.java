package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Calls a tool through the control plane. */
@Command(
    name = "invoke",
    description = "Call a tool and print its output.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward invoke brand.get_profile -d '{\"profile_id\":\"demo\"}'",
      "  steward invoke brand.update_profile -d @patch.json --role operator",
      "  echo '{\"profile_id\":\"demo\"}' | steward invoke brand.get_profile -d -",
      "  steward invoke logs.tail -d @query.json --async"
    })
final class InvokeCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "TOOL", description = "The tool's name.")
  private String tool = "";

  @Option(
      names = {"-d", "--data"},
      paramLabel = "JSON",
      defaultValue = "{}",
      description = "The arguments: JSON, @FILE, or - for standard input; default: {}.")
  private String data = "";

  @Option(names = "--async", description = "Do not wait: print the run's id and return.")
  private boolean async;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    byte[] body = Input.read(data);
    JsonNode run =
        options
            .server()
            .post("/v1/tools/" + Query.escape(tool) + "/invoke", body, async)
            .orRefused();
    if (options.json()) {
      Terminal.json(spec, run);
    } else {
      RunText.result(Terminal.out(spec), run);
    }
    return RunText.failed(run) ? ExitCode.REFUSED : ExitCode.OK;
  }
}
