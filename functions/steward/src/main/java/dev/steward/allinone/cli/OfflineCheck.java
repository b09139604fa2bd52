package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.embedded.artifacts.FolderArtifacts;
import dev.steward.journal.checkpoints.BadProof;
import dev.steward.journal.checkpoints.Checkpoint;
import dev.steward.journal.checkpoints.LogId;
import dev.steward.journal.checkpoints.OfflineLog;
import dev.steward.journal.checkpoints.OfflineLog.Report;
import dev.steward.journal.checkpoints.Proof;
import dev.steward.journal.checkpoints.ProofCheck;
import dev.steward.json.Json;
import dev.steward.json.MalformedJson;
import dev.steward.json.StrictJson;
import dev.steward.ports.artifacts.ArtifactsUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Checks without a server: what was signed, by a key that one trusts. */
final class OfflineCheck {
  private OfflineCheck() {}

  static int proof(CommandSpec spec, Path file, byte[] key, boolean json) {
    ObjectNode verdict = Json.object();
    String told;
    try {
      Proof proof = Proof.read(StrictJson.parse(Files.readAllBytes(file)));
      Checkpoint checkpoint = ProofCheck.check(proof, key);
      verdict.put("holds", true).put("origin", checkpoint.origin()).put("size", checkpoint.size());
      told =
          "%s holds: entry %d of stream %s of tenant %s is leaf %d of the %d that %s vouches for"
              .formatted(
                  file,
                  proof.seq(),
                  proof.stream(),
                  proof.tenant(),
                  proof.index(),
                  checkpoint.size(),
                  checkpoint.origin());
    } catch (BadProof | MalformedJson e) {
      verdict.put("holds", false).put("reason", e.getMessage());
      told = "%s does NOT hold: %s".formatted(file, e.getMessage());
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, "the proof cannot be read: " + file, e);
    }
    tell(spec, verdict, told, json);
    return verdict.path("holds").asBoolean() ? ExitCode.OK : ExitCode.REFUSED;
  }

  static int folder(CommandSpec spec, Path folder, byte[] key, boolean json) {
    List<Report> reports;
    try {
      FolderArtifacts artifacts = new FolderArtifacts(folder);
      List<LogId> logs = OfflineLog.in(artifacts);
      reports = logs.stream().map(log -> OfflineLog.check(artifacts, log, key)).toList();
    } catch (ArtifactsUnavailable e) {
      throw new Failure(ExitCode.USAGE, e.detail(), e);
    }
    if (reports.isEmpty()) {
      throw new Failure(ExitCode.REFUSED, "there is no log in " + folder);
    }
    ObjectNode verdict = Json.object();
    ArrayNode logs = verdict.putArray("logs");
    reports.forEach(report -> logs.add(json(report)));
    String told =
        reports.stream()
            .map(OfflineCheck::words)
            .collect(Collectors.joining(System.lineSeparator()));
    tell(spec, verdict, told, json);
    return reports.stream().allMatch(report -> report.flaw().isEmpty())
        ? ExitCode.OK
        : ExitCode.REFUSED;
  }

  private static ObjectNode json(Report report) {
    ObjectNode json =
        Json.object()
            .put("origin", report.origin())
            .put("holds", report.flaw().isEmpty())
            .put("size", report.size())
            .put("checkpoints", report.checkpoints());
    report.streams().forEach(json.putObject("streams")::put);
    report.flaw().ifPresent(flaw -> json.put("reason", flaw));
    return json;
  }

  private static String words(Report report) {
    return report
        .flaw()
        .map(flaw -> "%s does NOT hold: %s".formatted(report.origin(), flaw))
        .orElseGet(
            () ->
                "%s holds: %d checkpoint(s) vouch for %d entries (%s)"
                    .formatted(
                        report.origin(),
                        report.checkpoints(),
                        report.size(),
                        report.streams().entrySet().stream()
                            .map(stream -> stream.getKey() + " " + stream.getValue())
                            .collect(Collectors.joining(", "))));
  }

  private static void tell(CommandSpec spec, ObjectNode verdict, String told, boolean json) {
    if (json) {
      Terminal.json(spec, verdict);
    } else {
      Terminal.out(spec).println(Printable.of(told));
    }
  }
}
