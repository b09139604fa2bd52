package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One run, or its history. */
@Command(
    name = "run",
    description = "Show a run, or the journal entries it left.",
    mixinStandardHelpOptions = true,
    subcommands = ResolveCommand.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward run run_01k9x2c5w7e8r9t0y1u2i3o4p5",
      "  steward run run_01k9x2c5w7e8r9t0y1u2i3o4p5 --events",
      "  steward run run_01k9x2c5w7e8r9t0y1u2i3o4p5 --follow",
      "  steward run resolve run_01k9x2c5w7e8r9t0y1u2i3o4p5 --outcome failed --note 'no trace of it'"
    })
final class RunCommand implements Callable<Integer> {
  /** What to show instead of the run itself. */
  static final class History {
    @Option(names = "--events", description = "The events so far.")
    private boolean events;

    @Option(
        names = "--follow",
        description = "The events so far, and those to come, until the end.")
    private boolean follow;
  }

  @Mixin private final ServerOptions options = new ServerOptions();

  // Optional only for the sake of the command below.
  @Parameters(paramLabel = "ID", arity = "0..1", description = "The run's id.")
  private String id = "";

  @ArgGroup(exclusive = true)
  private History history = new History();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (id.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Missing required parameter: 'ID'");
    }
    Server server = options.server();
    String path = "/v1/runs/" + Query.escape(id);
    if (history.follow) {
      follow(server, path);
    } else if (history.events) {
      events(server.get(path + "/events").orRefused());
    } else {
      show(server.get(path).orRefused());
    }
    return ExitCode.OK;
  }

  private void show(JsonNode run) {
    if (options.json()) {
      Terminal.json(spec, run);
    } else {
      RunText.whole(Terminal.out(spec), run);
    }
  }

  private void events(JsonNode events) {
    if (options.json()) {
      Terminal.json(spec, events);
      return;
    }
    events.path("events").forEach(event -> Terminal.out(spec).println(EventText.line(event)));
  }

  private void follow(Server server, String path) {
    try (Stream<String> lines = server.stream(path + "/events")) {
      EventStream.of(lines)
          .forEach(
              event -> {
                Terminal.out(spec).println(options.json() ? event : EventText.line(event));
                Terminal.out(spec).flush();
              });
    }
  }
}
