package dev.steward.allinone.cli;

import dev.steward.json.Json;
import dev.steward.registry.InvalidRegistry;
import dev.steward.registry.Mistake;
import dev.steward.registry.ToolRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports every mistake in a registry file, in the form editors jump to. */
@Command(
    name = "lint",
    description = "Report every mistake in a registry file with its line and column.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward registry lint tool-registry.yaml",
      "  steward registry lint tool-registry.yaml --json"
    })
final class LintCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The registry file.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Print the mistakes as JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!Files.isReadable(file)) {
      throw new Failure(ExitCode.USAGE, "there is no readable file " + file);
    }
    try {
      int tools = ToolRegistry.load(file, _ -> Optional.empty()).tools().size();
      report(List.of(), file + ": " + tools + " tools, no mistakes");
      return ExitCode.OK;
    } catch (InvalidRegistry invalid) {
      report(invalid.mistakes(), file + ": " + invalid.mistakes().size() + " mistake(s)");
      return ExitCode.REFUSED;
    }
  }

  private void report(List<Mistake> mistakes, String summary) {
    if (json) {
      Terminal.json(
          spec,
          Json.object()
              .set(
                  "mistakes",
                  Json.MAPPER.<com.fasterxml.jackson.databind.JsonNode>valueToTree(mistakes)));
      return;
    }
    for (Mistake mistake : mistakes) {
      Terminal.out(spec)
          .println(
              Printable.of(
                  "%s:%d:%d: %s%s"
                      .formatted(
                          file,
                          mistake.line(),
                          mistake.column(),
                          mistake.message(),
                          mistake.pointer().isEmpty() ? "" : " (" + mistake.pointer() + ")")));
    }
    Terminal.out(spec).println(summary);
  }
}
