package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.allinone.place.Home;
import dev.steward.json.Json;
import dev.steward.policy.PolicyFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Constitutions: what a domain may decide by, and whether a file is sound. */
@Command(
    name = "constitution",
    description = "See, check and publish the policies that decide in a domain.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward constitution list",
      "  steward constitution diff finance-constitution@1.0.0 finance-constitution@1.1.B",
      "  steward constitution test support-refunds.yaml",
      "  steward constitution publish support-refunds.yaml --role admin"
    })
final class ConstitutionCommand implements Runnable {
  private static final String PATH = "/v1/constitutions";
  private static final String WHICH = "NAME (its latest version) or NAME@VERSION.";
  private static final String WHERE =
      "A constitution, or a folder of them; default: contracts/policies/constitutions.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "list, show, diff, lint, test, publish or retire is missing");
  }

  @Command(description = "List what was published.", mixinStandardHelpOptions = true)
  int list(@Mixin ServerOptions options) {
    JsonNode all = server(options).get(PATH).orRefused();
    if (options.json()) {
      Terminal.json(spec, all);
      return ExitCode.OK;
    }
    Table table = new Table("CONSTITUTION", "DOMAIN", "PUBLISHED", "BY", "", "DESCRIPTION");
    for (JsonNode each : all.path("policies")) {
      table.row(
          each.path("id").asText(),
          each.path("domain").asText(),
          each.path("publishedAt").asText(),
          each.path("publishedBy").asText(),
          each.has("retiredAt") ? "retired" : "",
          Printable.line(each.path("description").asText(), 70));
    }
    table.print(Terminal.out(spec));
    return ExitCode.OK;
  }

  @Command(
      description = "Show a constitution as it was published.",
      mixinStandardHelpOptions = true)
  int show(
      @Mixin ServerOptions options, @Parameters(paramLabel = "ID", description = WHICH) String id) {
    JsonNode shown = server(options).get(path(id)).orRefused();
    if (options.json()) {
      Terminal.json(spec, shown);
      return ExitCode.OK;
    }
    PrintWriter out = Terminal.out(spec);
    out.println(
        Printable.of(
            "# %s, published by %s at %s%s"
                .formatted(
                    shown.path("id").asText(),
                    shown.path("publishedBy").asText(),
                    shown.path("publishedAt").asText(),
                    shown.has("retiredAt")
                        ? ", retired at " + shown.path("retiredAt").asText()
                        : "")));
    out.println("# " + shown.path("digest").asText());
    out.print(Printable.of(shown.path("policy").asText()));
    out.flush();
    return ExitCode.OK;
  }

  @Command(
      description = "Say what would have to change for one to become the other.",
      mixinStandardHelpOptions = true)
  int diff(
      @Mixin ServerOptions options,
      @Parameters(index = "0", paramLabel = "A", description = WHICH) String from,
      @Parameters(index = "1", paramLabel = "B", description = WHICH) String to) {
    JsonNode difference =
        server(options).get(Query.of(path(from) + "/diff").with("to", to).path()).orRefused();
    if (options.json()) {
      Terminal.json(spec, difference);
      return ExitCode.OK;
    }
    PrintWriter out = Terminal.out(spec);
    for (JsonNode change : difference.path("changes")) {
      out.println(Printable.of(change.path("at").asText()));
      side(out, "  - ", change.path("before"));
      side(out, "  + ", change.path("after"));
    }
    if (difference.path("changes").isEmpty()) {
      out.println("They differ in nothing but their version.");
    }
    return ExitCode.OK;
  }

  @Command(
      description = "Report every mistake in a constitution and its cases, with line and column.",
      mixinStandardHelpOptions = true)
  int lint(
      @Parameters(arity = "0..1", paramLabel = "FILE", description = WHERE) @Nullable Path path) {
    int found = 0;
    for (ConstitutionFile file : ConstitutionFile.in(asked(path))) {
      found += file.lint(Terminal.out(spec));
    }
    return found == 0 ? ExitCode.OK : ExitCode.REFUSED;
  }

  @Command(
      description = "Run the cases beside a constitution (NAME.cases.yaml).",
      mixinStandardHelpOptions = true)
  int test(
      @Parameters(arity = "0..1", paramLabel = "FILE", description = WHERE) @Nullable Path path) {
    int failed = 0;
    for (ConstitutionFile file : ConstitutionFile.in(asked(path))) {
      failed += file.test(Terminal.out(spec));
    }
    return failed == 0 ? ExitCode.OK : ExitCode.REFUSED;
  }

  @Command(
      description = "Publish a constitution with its cases. It decides nothing before it is bound.",
      mixinStandardHelpOptions = true)
  int publish(
      @Mixin ServerOptions options,
      @Parameters(paramLabel = "FILE", description = "The constitution.") Path policy,
      @Option(
              names = "--cases",
              paramLabel = "FILE",
              description = "What it must decide; default: FILE's name with .cases.yaml.")
          @Nullable Path cases) {
    ConstitutionFile file = ConstitutionFile.of(policy, cases);
    StringWriter found = new StringWriter();
    PrintWriter mistakes = new PrintWriter(found);
    if (file.cases().isPresent() ? file.test(mistakes) > 0 : file.lint(mistakes) > 0) {
      // Only here the file's name is known; the server would refuse it with the same words.
      spec.commandLine().getErr().print(found);
      spec.commandLine().getErr().flush();
      return ExitCode.REFUSED;
    }
    ObjectNode publication = Json.object().put("policy", PolicyFiles.text(file.policy()));
    file.cases().ifPresent(it -> publication.put("cases", PolicyFiles.text(it)));
    JsonNode published = server(options).post(PATH, bytes(publication), false).orRefused();
    if (options.json()) {
      Terminal.json(spec, published);
    } else {
      Terminal.out(spec)
          .println(
              Printable.of(
                  "%s is published (%s)%nit decides once it is bound: steward plan bind %s %s --role admin"
                      .formatted(
                          published.path("id").asText(),
                          published.path("digest").asText(),
                          published.path("domain").asText(),
                          published.path("id").asText())));
    }
    return ExitCode.OK;
  }

  @Command(
      description = "Retire a constitution that no plan names; what it decided stays explainable.",
      mixinStandardHelpOptions = true)
  int retire(
      @Mixin ServerOptions options,
      @Parameters(paramLabel = "ID", description = "NAME@VERSION.") String id) {
    JsonNode retired = server(options).send("POST", path(id) + "/retire", new byte[0]).orRefused();
    if (options.json()) {
      Terminal.json(spec, retired);
    } else {
      Terminal.out(spec).println(Printable.of(retired.path("id").asText() + " is retired"));
    }
    return ExitCode.OK;
  }

  static Server server(ServerOptions options) {
    return options.server("DECISIONS_EXECUTOR_URL");
  }

  private static void side(PrintWriter out, String sign, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull()) {
      out.println(sign + Printable.of(value.isTextual() ? value.textValue() : value.toString()));
    }
  }

  private static String path(String id) {
    return PATH + "/" + Query.escape(id);
  }

  private static Path asked(@Nullable Path path) {
    return path == null ? Home.constitutions() : path;
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
