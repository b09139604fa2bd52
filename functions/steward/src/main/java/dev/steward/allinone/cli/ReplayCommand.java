package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What another policy would have decided. */
@Command(
    name = "replay",
    description = {
      "Decide past cases again by another policy, from the facts that were stored, and say what",
      "would have been different and why. Nothing is changed."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward replay --policy finance-constitution@1.1.B --last 1000",
      "  steward replay --policy hr-constitution --since 2026-03-01 --html replay.html"
    })
final class ReplayCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "ID",
      description = "NAME (its latest version) or NAME@VERSION.")
  private String policy = "";

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "The last so many decisions of its domain; default: 1000.")
  private @Nullable Integer last;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Those since a day or moment: 2026-03-01, 2026-03-01T09:00:00Z.")
  private @Nullable String since;

  @Option(names = "--html", paramLabel = "FILE", description = "Write the report as a page, too.")
  private @Nullable Path html;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (last != null && since != null) {
      throw new Failure(ExitCode.USAGE, "say --last or --since, not both");
    }
    Server server = ConstitutionCommand.server(options);
    ObjectNode asked = Json.object().put("policy", policy);
    if (last != null) {
      asked.put("last", last);
    }
    if (since != null) {
      asked.put("since", moment(since));
    }
    if (html != null) {
      asked.put("page", true);
    }
    ObjectNode report =
        (ObjectNode)
            server
                .post("/v1/replays", asked.toString().getBytes(StandardCharsets.UTF_8), false)
                .orRefused();
    String page = report.path("page").asText();
    report.remove("page");
    if (options.json()) {
      Terminal.json(spec, report);
    } else {
      ReplayText.print(Terminal.out(spec), report);
    }
    if (html != null) {
      write(html, page);
    }
    return ExitCode.OK;
  }

  private void write(Path file, String page) {
    try {
      Files.writeString(file, page);
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, file + " cannot be written", e);
    }
    if (!options.json()) {
      Terminal.out(spec).println("The report as a page: " + file);
    }
  }

  private static String moment(String text) {
    try {
      return text.length() == "2026-03-01".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toString()
          : Instant.parse(text).toString();
    } catch (DateTimeException e) {
      throw new Failure(
          ExitCode.USAGE, "--since takes 2026-03-01 or 2026-03-01T09:00:00Z, not " + text, e);
    }
  }
}
