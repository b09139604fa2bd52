package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
      "  steward invoke logs.tail -d @query.json --async",
      "  steward invoke brand.update_profile -d @patch.json --key tuesday-patch"
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

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "An idempotency key: the same call under the same key is made once.")
  private @Nullable String key;

  @Option(names = "--session", paramLabel = "ID", description = "The session it belongs to.")
  private @Nullable String session;

  @Option(names = "--task", paramLabel = "ID", description = "The task it belongs to.")
  private @Nullable String task;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    byte[] body = Input.read(data);
    JsonNode run =
        options
            .server()
            .post("/v1/tools/" + Query.escape(tool) + "/invoke", body, headers())
            .orRefused();
    if (options.json()) {
      Terminal.json(spec, run);
    } else {
      RunText.result(Terminal.out(spec), run);
    }
    return RunText.failed(run) ? ExitCode.REFUSED : ExitCode.OK;
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    if (async) {
      headers.put("Prefer", "respond-async");
    }
    put(headers, "Idempotency-Key", key);
    put(headers, "Steward-Session", session);
    put(headers, "Steward-Task", task);
    return headers;
  }

  private static void put(Map<String, String> headers, String name, @Nullable String value) {
    if (value != null) {
      headers.put(name, value);
    }
  }
}
