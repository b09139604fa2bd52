package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** A run in words. */
final class RunText {
  private static final Set<String> FAILED = Set.of("refused", "failed", "unknown", "cancelled");

  private RunText() {}

  static boolean ended(JsonNode run) {
    return failed(run) || run.path("state").asText().equals("succeeded");
  }

  static boolean failed(JsonNode run) {
    return FAILED.contains(run.path("state").asText());
  }

  /** What a caller wants to know at once: how it ended, and the output. */
  static void result(PrintWriter out, JsonNode run) {
    out.println(
        Printable.of(
            "%s %s%s"
                .formatted(
                    run.path("id").asText(), run.path("state").asText(), took(run, " in "))));
    if (run.path("state").asText().equals("held")) {
      out.println(
          Printable.of(
              "waits for a person: steward approvals show " + run.path("approval").asText()));
    }
    body(out, run);
  }

  static void whole(PrintWriter out, JsonNode run) {
    out.println(Printable.of(run.path("id").asText()));
    Fields.print(
        out,
        run,
        "tool",
        "state",
        "risk",
        "principal",
        "session",
        "task",
        "attempt",
        "approval",
        "createdAt",
        "deadline",
        "finishedAt",
        "trace",
        "toolDigest");
    if (run.hasNonNull("input")) {
      out.println("\ninput\n" + run.get("input").toPrettyString());
    }
    if (run.hasNonNull("output") || run.hasNonNull("problem")) {
      out.println("\noutput");
      body(out, run);
    }
  }

  static String took(JsonNode run, String before) {
    if (!run.hasNonNull("finishedAt")) {
      return "";
    }
    Duration took =
        Duration.between(
            Instant.parse(run.get("createdAt").asText()),
            Instant.parse(run.get("finishedAt").asText()));
    return before + (took.toSeconds() >= 10 ? took.toSeconds() + " s" : took.toMillis() + " ms");
  }

  private static void body(PrintWriter out, JsonNode run) {
    if (run.hasNonNull("output")) {
      out.println(Printable.of(run.get("output").toPrettyString()));
    }
    if (run.hasNonNull("problem")) {
      out.println(Problems.text(run.get("problem")));
    }
    if (run.hasNonNull("evidence")) {
      out.println(
          "\nwhat the executor answered\n" + Printable.of(run.get("evidence").toPrettyString()));
    }
  }
}
