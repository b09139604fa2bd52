package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a proof that an entry is in the journal. */
@Command(
    name = "prove",
    description = "Write a proof that an entry is in the journal; it can be checked anywhere.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward journal prove evt_01k9x2c5w7e8r9t0y1u2i3o4p5",
      "  steward journal prove runs/42 --out proof.json",
      "  steward journal verify --proof proof.json"
    })
final class JournalProveCommand implements Callable<Integer> {
  private static final Pattern ENTRY = Pattern.compile("([a-z][a-z0-9._-]*)/([0-9]+)");

  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "An event's id, or STREAM/NUMBER.")
  private String id = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it; default: ID.proof.json in the present folder, - to print.")
  private @Nullable String out;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    JsonNode proof = options.server().get(path()).orRefused();
    String file = out == null ? id.replace('/', '-') + ".proof.json" : out;
    if (options.json() || file.equals("-")) {
      Terminal.json(spec, proof);
      return ExitCode.OK;
    }
    write(Path.of(file), proof);
    Terminal.out(spec)
        .printf(
            "%s: entry %d of stream %s, leaf %d%n",
            file,
            proof.path("seq").asLong(),
            Printable.of(proof.path("stream").asText()),
            proof.path("index").asLong());
    return ExitCode.OK;
  }

  private String path() {
    Matcher entry = ENTRY.matcher(id);
    return entry.matches()
        ? "/v1/journal/proofs?stream=" + Query.escape(entry.group(1)) + "&seq=" + entry.group(2)
        : "/v1/journal/proofs/" + Query.escape(id);
  }

  private static void write(Path file, JsonNode proof) {
    try {
      Files.writeString(file, proof.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, "the proof cannot be written to " + file, e);
    }
  }
}
