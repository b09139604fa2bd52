package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command writes. */
final class Terminal {
  private Terminal() {}

  static PrintWriter out(CommandSpec spec) {
    return spec.commandLine().getOut();
  }

  static void json(CommandSpec spec, JsonNode json) {
    out(spec).println(json.toPrettyString());
  }
}
