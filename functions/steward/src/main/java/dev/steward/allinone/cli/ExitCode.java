package dev.steward.allinone.cli;

/** How a command ends; {@code steward --help} lists them, and scripts rely on them. */
public final class ExitCode {
  public static final int OK = 0;
  public static final int REFUSED = 1;
  public static final int USAGE = 2;
  public static final int UNREACHABLE = 3;
  public static final int CANNOT_START = 4;
  public static final int BUG = 70;

  private ExitCode() {}
}
