package dev.steward.allinone.cli;

import dev.steward.allinone.up.Serving;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One function, started by {@code up --split}; not for people. */
@Command(name = "serve", hidden = true)
final class ServeCommand implements Callable<Integer> {
  @Parameters private String function = "";

  @Override
  public Integer call() throws IOException {
    Serving.serve(function, System.in);
    return ExitCode.OK;
  }
}
