package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.allinone.load.GivenUp;
import dev.steward.allinone.load.InvalidMapping;
import dev.steward.allinone.load.Loading;
import dev.steward.allinone.load.Mapping;
import dev.steward.allinone.load.Pace;
import dev.steward.allinone.load.Tally;
import dev.steward.allinone.load.UnusableFile;
import dev.steward.core.Clocks;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends the rows of a file as events, every one of them once. */
@Command(
    name = "load",
    description = {
      "Send the rows of a CSV, JSON Lines or Parquet file as events.",
      "Interrupted, the same command goes on where it was; what comes twice counts once.",
      "Ends with 1 when rows were refused: they are in FILE.rejects.jsonl with the reason."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward load orders.csv --map orders.yaml",
      "  steward load clicks.jsonl.gz --map clicks.yaml --rejects refused.jsonl",
      "  steward load orders.csv --map orders.yaml --restart"
    })
final class LoadCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** How many events a server knows again by itself, unless it is told otherwise. */
  private static final long REMEMBERED = 100_000;

  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "FILE", description = "*.csv, *.jsonl (both also *.gz) or *.parquet.")
  private Path file = Path.of("");

  @Option(
      names = "--map",
      required = true,
      paramLabel = "MAPPING",
      description = "Which events the rows are: contracts/load describes it.")
  private Path map = Path.of("");

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = "Where refused rows are written; default: FILE.rejects.jsonl.")
  private @Nullable Path rejects;

  @Option(names = "--restart", description = "Begin anew where an interrupted load would go on.")
  private boolean restart;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    try {
      checkRejects();
      Mapping mapping = Mapping.read(map);
      EventsDoor door = new EventsDoor(options);
      Pace pace = new Pace(err(), drawn());
      Tally tally = new Loading(file, mapping, door, PATIENCE, pace).load(place(door));
      boolean landed = new Landed(door.server()).await();
      tell(tally, landed);
      return tally.refused() > 0 ? ExitCode.REFUSED : ExitCode.OK;
    } catch (InvalidMapping e) {
      throw new Failure(ExitCode.USAGE, mistakes(e), e);
    } catch (UnusableFile e) {
      throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    } catch (GivenUp e) {
      throw interrupted(e);
    }
  }

  /** It is removed when the load begins, so it must be no file that is read. */
  private void checkRejects() throws IOException {
    for (Path read : List.of(file, map)) {
      if (Files.exists(read)
          && Files.exists(rejectsFile())
          && Files.isSameFile(read, rejectsFile())) {
        throw new Failure(ExitCode.USAGE, "--rejects names a file that is read: " + read);
      }
    }
  }

  private Loading.Place place(EventsDoor door) {
    return new Loading.Place(
        options.place().folder().loads(),
        rejectsFile(),
        door.server().url() + " " + options.tenant(),
        restart,
        Clocks.system().instant());
  }

  private Path rejectsFile() {
    return rejects == null ? file.resolveSibling(file.getFileName() + ".rejects.jsonl") : rejects;
  }

  private void tell(Tally tally, boolean landed) {
    if (options.json()) {
      ObjectNode json = tally.json();
      json.put("landed", landed);
      if (tally.refused() > 0) {
        json.put("rejects", rejectsFile().toString());
      }
      Terminal.json(spec, json);
      return;
    }
    PrintWriter out = Terminal.out(spec);
    out.printf(
        Locale.ROOT,
        "%,d rows: %,d events taken, %,d known again, %,d rows refused%n",
        tally.rows(),
        tally.accepted(),
        tally.duplicate(),
        tally.refused());
    if (tally.refused() > 0) {
      out.println("The refused rows, each with its line and the reason: " + rejectsFile());
    }
    if (tally.accepted() > REMEMBERED) {
      out.printf(
          Locale.ROOT,
          "Only the last %,d events are known again at once: of those taken, the warehouse leaves out"
              + " what it has.%n",
          REMEMBERED);
    }
    if (!landed) {
      out.println("The last of them may take a moment to be in the warehouse.");
    }
  }

  private String mistakes(InvalidMapping invalid) {
    return invalid.getMessage()
        + invalid.mistakes().stream()
            .map(
                each ->
                    Printable.of(
                        "%n%s:%d:%d: %s%s"
                            .formatted(
                                map,
                                each.line(),
                                each.column(),
                                each.message(),
                                each.pointer().isEmpty() ? "" : " (" + each.pointer() + ")")))
            .collect(Collectors.joining());
  }

  private static Failure interrupted(GivenUp e) {
    boolean later = e.reply().later();
    String why =
        e.reply().status() == 0
            ? e.reply().body().path("title").asText()
            : Problems.text(e.reply().body());
    return new Failure(
        later ? ExitCode.UNREACHABLE : ExitCode.REFUSED,
        "%s%n%s".formatted(why, e.getMessage()),
        e);
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** Programs that ask for JSON want no bar, and files hold none. */
  private boolean drawn() {
    return !options.json()
        && Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }
}
