package dev.steward.allinone.load;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows how far a load is: one line drawn over and over on a terminal, a line now and then else.
 */
public final class Pace {
  private static final int BAR = 24;
  private static final Duration DRAWN = Duration.ofMillis(150);
  private static final Duration TOLD = Duration.ofSeconds(10);

  private final PrintWriter out;
  private final boolean terminal;
  private long began;
  private long last;
  private long firstRow;
  private double firstShare;

  public Pace(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void begins(Tally from, double share) {
    began = System.nanoTime();
    last = began;
    firstRow = from.rows();
    firstShare = share;
    if (firstRow > 0) {
      out.printf(Locale.ROOT, "Going on after row %,d.%n", firstRow);
      out.flush();
    }
  }

  void reaches(Tally now, double share) {
    long time = System.nanoTime();
    if (time - last >= (terminal ? DRAWN : TOLD).toNanos()) {
      last = time;
      String line = line(now, share, (time - began) / 1e9);
      out.print(terminal ? "\r" + line + "\u001b[K" : line + System.lineSeparator());
      out.flush();
    }
  }

  void ends(Tally all) {
    if (terminal && last != began) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }

  private String line(Tally now, double share, double seconds) {
    int full = (int) (share * BAR);
    String bar = terminal ? "[" + "=".repeat(full) + " ".repeat(BAR - full) + "] " : "";
    double done = share - firstShare;
    String left = done <= 0 ? "" : ", " + words((1 - share) * seconds / done) + " left";
    return String.format(
        Locale.ROOT,
        "%s%3.0f %%  %,d rows, %,.0f/s%s",
        bar,
        share * 100,
        now.rows(),
        (now.rows() - firstRow) / Math.max(seconds, 1e-3),
        left);
  }

  private static String words(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }
}
