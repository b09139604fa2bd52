package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.allinone.place.Home;
import dev.steward.policy.InvalidPolicy;
import dev.steward.policy.Policy;
import dev.steward.policy.PolicyCase;
import dev.steward.policy.PolicyFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Policies: what is in force, and whether a file is sound and says what it should. */
@Command(
    name = "policy",
    description = "See, check and publish policies.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward policy list",
      "  steward policy test",
      "  steward policy lint contracts/policies/house.yaml",
      "  steward policy explain cloudrun.deploy_service '{\"env\":\"prod\"}'",
      "  steward policy publish discounts.yaml --role admin"
    })
final class PolicyCommand implements Runnable {
  private static final String WHERE = "A policy, or a folder of them; default: contracts/policies.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "list, test, lint, explain or publish is missing");
  }

  @Command(description = "List the policies in force.", mixinStandardHelpOptions = true)
  int list(@Mixin ServerOptions options) {
    JsonNode all = options.server().get("/v1/policies").orRefused();
    if (options.json()) {
      Terminal.json(spec, all);
      return ExitCode.OK;
    }
    Table table = new Table("POLICY", "VERSION", "ORIGIN", "RULES", "DESCRIPTION");
    for (JsonNode each : all.path("policies")) {
      table.row(
          each.path("name").asText(),
          each.path("version").asText(),
          each.path("origin").asText(),
          Integer.toString(each.path("rules").size()),
          Printable.line(each.path("description").asText(), 70));
    }
    table.print(Terminal.out(spec));
    return ExitCode.OK;
  }

  @Command(
      description = "Run the cases beside each policy (NAME.cases.yaml).",
      mixinStandardHelpOptions = true)
  int test(
      @Parameters(arity = "0..1", paramLabel = "PATH", description = WHERE) @Nullable Path path) {
    PrintWriter out = Terminal.out(spec);
    int failed = 0;
    for (Path file : files(path)) {
      try {
        failed += test(out, file);
      } catch (InvalidPolicy invalid) {
        failed += Mistakes.print(out, file, invalid.mistakes());
      }
    }
    return failed == 0 ? ExitCode.OK : ExitCode.REFUSED;
  }

  private static int test(PrintWriter out, Path file) {
    Policy policy = PolicyFiles.read(file);
    List<PolicyCase> cases = PolicyFiles.casesOf(file);
    int failed = 0;
    for (PolicyCase each : cases) {
      Optional<String> failure = each.failure(policy);
      if (failure.isPresent()) {
        failed++;
        out.println(Printable.of(policy.id() + ": " + each.name() + ": " + failure.get()));
      }
    }
    out.println("%s: %d cases, %d failed".formatted(policy.id(), cases.size(), failed));
    return failed;
  }

  @Command(
      description = "Report every mistake in a policy with its line and column.",
      mixinStandardHelpOptions = true)
  int lint(
      @Parameters(arity = "0..1", paramLabel = "PATH", description = WHERE) @Nullable Path path) {
    PrintWriter out = Terminal.out(spec);
    int found = 0;
    for (Path file : files(path)) {
      try {
        Policy policy = PolicyFiles.read(file);
        var _ = PolicyFiles.casesOf(file);
        out.println("%s: %d rules, no mistakes".formatted(file, policy.rules().size()));
      } catch (InvalidPolicy invalid) {
        found += Mistakes.print(out, file, invalid.mistakes());
      }
    }
    return found == 0 ? ExitCode.OK : ExitCode.REFUSED;
  }

  @Command(
      description = "Say which rule of which policy file decides on a call, and why.",
      mixinStandardHelpOptions = true)
  int explain(
      @Parameters(index = "0", paramLabel = "TOOL", description = "The tool's name.") String tool,
      @Parameters(
              index = "1",
              arity = "0..1",
              paramLabel = "ARGS",
              defaultValue = "{}",
              description = "The arguments: JSON, @FILE, or - for standard input; default: {}.")
          String arguments,
      @Option(names = "--policies", paramLabel = "PATH", description = WHERE)
          @Nullable Path policies,
      @Option(names = "--registry", paramLabel = "FILE", description = "The tools.")
          @Nullable Path registry,
      @Mixin IdentityOptions identity) {
    Explanation explanation =
        Explanation.of(
            tool,
            arguments,
            registry == null ? Home.registry() : registry,
            files(policies),
            identity);
    explanation.print(Terminal.out(spec));
    return ExitCode.OK;
  }

  @Command(
      description = "Publish a policy of the tenant; it is in force at once.",
      mixinStandardHelpOptions = true)
  int publish(
      @Mixin ServerOptions options,
      @Parameters(paramLabel = "FILE", description = "The policy.") Path file) {
    JsonNode published =
        options.server().post("/v1/policies", "application/yaml", bytes(file)).orRefused();
    if (options.json()) {
      Terminal.json(spec, published);
    } else {
      Terminal.out(spec)
          .println(
              Printable.of(
                  "%s@%s is in force (%s)"
                      .formatted(
                          published.path("name").asText(),
                          published.path("version").asText(),
                          published.path("digest").asText())));
    }
    return ExitCode.OK;
  }

  private static List<Path> files(@Nullable Path asked) {
    Path path = asked == null ? Home.policies() : asked;
    if (!Files.isReadable(path)) {
      throw new Failure(ExitCode.USAGE, "there is nothing readable at " + path);
    }
    List<Path> files = Files.isDirectory(path) ? PolicyFiles.in(path) : List.of(path);
    if (files.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "there is no policy in " + path);
    }
    return files;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, "there is no readable file " + file, e);
    }
  }
}
