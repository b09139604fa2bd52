package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the journal of the tenant, or a file of proof, or a copy of the checkpoints. */
@Command(
    name = "verify",
    description =
        "Check every chain of the journal and hold it against the signed checkpoints; or check a"
            + " proof, or a copy of the checkpoints, without a server.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward journal verify",
      "  steward journal verify --proof evt_01k9x2c5w7e8r9t0y1u2i3o4p5.proof.json",
      "  steward journal verify --offline /backup/artifacts --key checkpoint-key.pub"
    })
final class JournalVerifyCommand implements Callable<Integer> {
  /** What to check instead of the server's journal. */
  static final class Offline {
    @Option(names = "--proof", paramLabel = "FILE", description = "Check a proof.")
    private @Nullable Path proof;

    @Option(
        names = "--offline",
        paramLabel = "FOLDER",
        description = "Check every log in a folder of artifacts.")
    private @Nullable Path folder;
  }

  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "The public key to trust, for a proof or a copy: base64, a verifier key"
              + " (NAME+HASH+KEY), or a file with either; default: that of the data folder.")
  private @Nullable String key;

  @ArgGroup(exclusive = true)
  private Offline offline = new Offline();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (offline.proof != null) {
      return OfflineCheck.proof(spec, offline.proof, trusted(), options.json());
    }
    if (offline.folder != null) {
      return OfflineCheck.folder(spec, offline.folder, trusted(), options.json());
    }
    JsonNode verdict = options.server().get("/v1/journal/verify").orRefused();
    if (options.json()) {
      Terminal.json(spec, verdict);
    } else {
      tell(Terminal.out(spec), verdict);
    }
    return verdict.path("intact").asBoolean() ? ExitCode.OK : ExitCode.REFUSED;
  }

  private byte[] trusted() {
    return TrustedKey.of(key, options.place().folder());
  }

  private static void tell(PrintWriter out, JsonNode verdict) {
    JsonNode checkpoint = verdict.path("checkpoint");
    switch (verdict.path("verdict").asText()) {
      case "intact" ->
          out.printf(
              "The journal is intact: %d entries, %d stream(s); %s.%n",
              verdict.path("entries").asLong(), verdict.path("streams").size(), words(checkpoint));
      case "broken" -> broken(out, verdict);
      default ->
          out.printf(
              "The journal is NOT CONFIRMED: its chains hold, but %s.%n",
              Printable.of(words(checkpoint)));
    }
  }

  private static void broken(PrintWriter out, JsonNode verdict) {
    JsonNode link = verdict.path("broken");
    JsonNode discrepancies = verdict.path("discrepancies");
    // With whole chains, the first place is the first discrepancy, which is told below.
    if (link.isMissingNode() || verdict.has("entries")) {
      out.println("The journal is BROKEN.");
    } else {
      out.printf(
          "The journal is BROKEN at stream %s, entry %d: %s%n",
          Printable.of(link.path("stream").asText()),
          link.path("seq").asLong(),
          Printable.of(link.path("reason").asText()));
    }
    for (JsonNode each : discrepancies) {
      out.printf(
          "  stream %s: %s%n",
          Printable.of(each.path("stream").asText()), Printable.of(each.path("reason").asText()));
    }
    JsonNode checkpoint = verdict.path("checkpoint");
    if (checkpoint.has("reason")) {
      out.println("  checkpoints: " + Printable.of(words(checkpoint)));
    }
  }

  private static String words(JsonNode checkpoint) {
    return switch (checkpoint.path("status").asText()) {
      case "confirmed" ->
          "a checkpoint of %s vouches for %d"
              .formatted(checkpoint.path("since").asText(), checkpoint.path("size").asLong());
      case "none" -> "nothing is sealed yet";
      case "unreadable" -> "the checkpoints cannot be read: " + checkpoint.path("reason").asText();
      default -> checkpoint.path("reason").asText();
    };
  }
}
