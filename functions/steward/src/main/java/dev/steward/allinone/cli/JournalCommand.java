package dev.steward.allinone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The journal's own commands. */
@Command(
    name = "journal",
    description = "The history of everything, whether it is still whole, and proofs of it.",
    mixinStandardHelpOptions = true,
    subcommands = {
      JournalVerifyCommand.class,
      JournalProveCommand.class,
      JournalCheckpointCommand.class
    })
final class JournalCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "what about the journal? (verify, prove, checkpoint)");
  }
}
