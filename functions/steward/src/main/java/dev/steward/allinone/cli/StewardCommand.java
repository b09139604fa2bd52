package dev.steward.allinone.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
  /** These speak of the other commands. */
  private static final Set<String> ABOUT_ALL = Set.of("help", "completion");

  private static final Map<String, Class<?>> COMMANDS = commands();

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * The command line for these arguments. Where they begin with a command, it is the only one there
   * is: reading the annotations of all of them is most of the time a command takes to start.
   */
  public static CommandLine commandLine(String... arguments) {
    CommandLine line = new CommandLine(new StewardCommand());
    String first = arguments.length == 0 ? "" : arguments[0];
    Class<?> one = ABOUT_ALL.contains(first) ? null : COMMANDS.get(first);
    if (one == null) {
      COMMANDS.forEach(line::addSubcommand);
    } else {
      line.addSubcommand(first, one);
    }
    return line.setExecutionExceptionHandler(new Failures())
        .setExpandAtFiles(false) // an argument such as @input.json is read by the command itself
        .setUsageHelpWidth(100)
        .setAbbreviatedOptionsAllowed(false);
  }

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("up", UpCommand.class);
    commands.put("down", DownCommand.class);
    commands.put("status", StatusCommand.class);
    commands.put("token", TokenCommand.class);
    commands.put("tools", ToolsCommand.class);
    commands.put("invoke", InvokeCommand.class);
    commands.put("runs", RunsCommand.class);
    commands.put("run", RunCommand.class);
    commands.put("cancel", CancelCommand.class);
    commands.put("approvals", ApprovalsCommand.class);
    commands.put("policy", PolicyCommand.class);
    commands.put("constitution", ConstitutionCommand.class);
    commands.put("plan", PlanCommand.class);
    commands.put("replay", ReplayCommand.class);
    commands.put("scorecard", ScorecardCommand.class);
    commands.put("drift", DriftCommand.class);
    commands.put("session", SessionCommand.class);
    commands.put("switch", SwitchCommand.class);
    commands.put("usage", UsageCommand.class);
    commands.put("budget", BudgetCommand.class);
    commands.put("journal", JournalCommand.class);
    commands.put("registry", RegistryCommand.class);
    commands.put("load", LoadCommand.class);
    commands.put("completion", CompletionCommand.class);
    commands.put("serve", ServeCommand.class);
    commands.put("help", CommandLine.HelpCommand.class);
    return commands;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
