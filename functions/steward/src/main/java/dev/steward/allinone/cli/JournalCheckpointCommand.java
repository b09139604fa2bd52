package dev.steward.allinone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the latest checkpoint. */
@Command(
    name = "checkpoint",
    description = "Print the latest signed checkpoint, to keep where nobody else can write.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = "  steward journal checkpoint > monday.checkpoint")
final class JournalCheckpointCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Terminal.out(spec).print(options.server().text("/v1/journal/checkpoint"));
    Terminal.out(spec).flush();
    return ExitCode.OK;
  }
}
