package dev.steward.allinone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What concerns the registry file rather than a running server. */
@Command(
    name = "registry",
    description = "Check a registry file, or an executor it names.",
    mixinStandardHelpOptions = true,
    subcommands = {LintCommand.class, ProbeCommand.class})
final class RegistryCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "lint a file, or probe a tool?");
  }
}
