package dev.steward.allinone.up;

import java.io.PrintWriter;
import java.time.Instant;

/** One line a step, with the seconds since the process began. */
public final class Progress {
  private final PrintWriter out;
  private final long processBegan;

  public Progress(PrintWriter out) {
    this.out = out;
    this.processBegan =
        ProcessHandle.current()
            .info()
            .startInstant()
            .map(Instant::toEpochMilli)
            .orElseGet(System::currentTimeMillis);
  }

  synchronized void tell(String step) {
    out.printf("%5.1f s  %s%n", (System.currentTimeMillis() - processBegan) / 1000.0, step);
    out.flush();
  }

  /** A line someone else wrote. */
  synchronized void pass(String line) {
    out.println(line);
    out.flush();
  }
}
