package dev.steward.allinone;

import dev.steward.allinone.cli.StewardCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** The command line in this process, about the instance of one folder. */
public record CommandLineOf(Path folder) {
  public Said says(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--data-dir");
    all.add(folder.toString());
    return plain(all.toArray(String[]::new));
  }

  /** Without naming the folder. */
  public static Said plain(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = StewardCommand.commandLine(arguments);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = line.execute(arguments);
    return new Said(exitCode, out.toString(), err.toString());
  }
}
