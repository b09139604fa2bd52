package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.allinone.place.Home;
import dev.steward.allinone.place.Instance;
import dev.steward.allinone.probe.Check;
import dev.steward.allinone.probe.Credentials;
import dev.steward.allinone.probe.ExecutorProbe;
import dev.steward.core.TenantId;
import dev.steward.json.Json;
import dev.steward.json.StrictJson;
import dev.steward.registry.Tool;
import dev.steward.registry.ToolRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks the service behind a tool against the contract of executors. */
@Command(
    name = "probe",
    description = "Check the executor behind a tool against the executor contract.",
    mixinStandardHelpOptions = true,
    footerHeading =
        "%nWith -d the tool is really called, twice where it declares to dedupe.%n%nExamples:%n",
    footer = {
      "  steward registry probe brand.get_profile -d '{\"profile_id\":\"demo\"}'",
      "  steward registry probe crm.find_customer --registry my-tools.yaml --executor http://localhost:9000"
    })
final class ProbeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TOOL", description = "The tool's name.")
  private String name = "";

  @Option(names = "--registry", paramLabel = "FILE", description = "Default: tool-registry.yaml.")
  private @Nullable Path registry;

  @Option(
      names = "--executor",
      paramLabel = "URL",
      description = "Where it is, instead of what the registry and the running instance say.")
  private @Nullable URI executor;

  @Option(
      names = {"-d", "--data"},
      paramLabel = "JSON",
      description = "A sample input: JSON, @FILE, or - for standard input.")
  private @Nullable String data;

  @Option(names = "--tenant", defaultValue = "demo", description = "Default: ${DEFAULT-VALUE}.")
  private String tenant = "";

  @Option(names = "--json", description = "Print the checks as JSON.")
  private boolean json;

  @Mixin private final FolderOption folder = new FolderOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Tool tool = tool();
    Credentials credentials =
        new Credentials(Tokens.of(folder.folder()).issuer(), new TenantId(tenant));
    List<Check> checks = new ExecutorProbe(tool, base(tool), credentials).run(sample(tool));
    report(checks);
    return checks.stream().anyMatch(check -> check.verdict() == Check.Verdict.BROKEN)
        ? ExitCode.REFUSED
        : ExitCode.OK;
  }

  private Tool tool() {
    Path file = registry == null ? Home.registry() : registry;
    return ToolRegistry.load(file, this::variable)
        .tool(name)
        .orElseThrow(() -> new Failure(ExitCode.USAGE, file + " has no tool '" + name + "'"));
  }

  private Optional<String> variable(String variable) {
    Optional<String> set = Optional.ofNullable(System.getenv(variable));
    return set.or(
        () ->
            Instance.running(folder.folder()).map(instance -> instance.executors().get(variable)));
  }

  private URI base(Tool tool) {
    if (executor != null) {
      return executor;
    }
    return tool.executor()
        .base()
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.UNREACHABLE,
                    "%s has no executor here (%s is not set); start Steward or name one with --executor"
                        .formatted(name, tool.executor().url())));
  }

  private Optional<JsonNode> sample(Tool tool) {
    if (data == null) {
      return Optional.empty();
    }
    JsonNode sample = StrictJson.parse(Input.read(data));
    if (!tool.input().validate(tool.input().withDefaults(sample)).isEmpty()) {
      throw new Failure(
          ExitCode.USAGE, "the sample is not valid input: " + tool.input().validate(sample));
    }
    return Optional.of(sample);
  }

  private void report(List<Check> checks) {
    if (json) {
      var list = Json.object();
      var array = list.putArray("checks");
      for (Check check : checks) {
        array
            .addObject()
            .put("promise", check.promise())
            .put("verdict", check.verdict().wire())
            .put("seen", check.seen());
      }
      Terminal.json(spec, list);
      return;
    }
    for (Check check : checks) {
      Terminal.out(spec)
          .println(
              Printable.of(
                  "%-8s %s (%s)".formatted(check.verdict().wire(), check.promise(), check.seen())));
    }
  }
}
