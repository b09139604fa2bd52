package dev.steward.allinone.cli;

import dev.steward.allinone.place.Refusal;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into words on stderr and an exit code. */
final class Failures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    return switch (thrown) {
      case Refused refused -> {
        if (wantsJson(parsed)) {
          command.getOut().println(refused.problem().toPrettyString());
        } else {
          err.println("steward: " + Problems.text(refused.problem()));
        }
        yield ExitCode.REFUSED;
      }
      case Failure failure -> {
        err.println("steward: " + failure.getMessage());
        yield failure.exitCode();
      }
      case Refusal refusal -> {
        err.println("steward: " + refusal.getMessage());
        yield ExitCode.CANNOT_START;
      }
      default -> {
        err.println("steward: this is a mistake in Steward itself, please report it");
        thrown.printStackTrace(err);
        yield ExitCode.BUG;
      }
    };
  }

  private static boolean wantsJson(ParseResult parsed) {
    ParseResult innermost = parsed;
    while (innermost.hasSubcommand()) {
      innermost = innermost.subcommand();
    }
    return innermost.hasMatchedOption("--json");
  }
}
