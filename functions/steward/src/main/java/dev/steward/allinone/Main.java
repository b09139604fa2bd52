package dev.steward.allinone;

import dev.steward.allinone.cli.StewardCommand;

/** Where the command line begins. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(StewardCommand.commandLine(arguments).execute(arguments));
  }
}
