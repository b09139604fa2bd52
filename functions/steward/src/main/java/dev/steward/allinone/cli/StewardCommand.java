package dev.steward.allinone.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command line. */
@Command(
    name = "steward",
    description = "The control plane through which AI agents run a business.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "Steward 0.1.0",
    subcommands = {
      UpCommand.class,
      ServeCommand.class,
      DownCommand.class,
      StatusCommand.class,
      TokenCommand.class,
      ToolsCommand.class,
      InvokeCommand.class,
      RunsCommand.class,
      RunCommand.class,
      CancelCommand.class,
      JournalCommand.class,
      RegistryCommand.class,
      CompletionCommand.class,
      CommandLine.HelpCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward up --detach",
      "  steward tools",
      "  steward invoke brand.get_profile -d '{\"profile_id\":\"demo\"}'",
      "  steward runs --tool brand.get_profile --limit 5",
      "  steward journal verify",
      "",
      "Environment:",
      "  STEWARD_URL       the server to talk to, instead of the local instance",
      "  STEWARD_TOKEN     the bearer token to use, instead of one made from the local keys",
      "  STEWARD_DATA_DIR  the folder of the local instance, instead of .steward",
      "  STEWARD_JAVA_OPTS more options for the JVM"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:it went well",
      " 1:the server refused or the call failed, or a check found something wrong",
      " 2:the command line is not right",
      " 3:Steward is not running, or cannot be reached",
      " 4:Steward cannot start or stop (port, folder, disk, database)",
      "70:a mistake in Steward itself"
    })
public final class StewardCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** The command line, ready to execute. */
  public static CommandLine commandLine() {
    return new CommandLine(new StewardCommand())
        .setExecutionExceptionHandler(new Failures())
        .setExpandAtFiles(false) // an argument such as @input.json is read by the command itself
        .setUsageHelpWidth(100)
        .setAbbreviatedOptionsAllowed(false);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
