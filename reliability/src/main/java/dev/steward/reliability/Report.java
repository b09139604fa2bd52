package dev.steward.reliability;

import dev.steward.reliability.Outcome.Checked;
import dev.steward.reliability.faults.Fault.Struck;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/** Says how it goes in one line, and in the end what it came to. */
public final class Report {
  private static final int SHOWN = 5;

  private final PrintStream out;
  private final boolean live;

  public Report(PrintStream out, boolean live) {
    this.out = out;
    this.live = live;
  }

  void tell(String line) {
    out.println((live ? "\r\033[K" : "") + line);
  }

  void progress(String line) {
    if (live) {
      out.print("\r\033[K" + line);
      out.flush();
    }
  }

  void outcome(Outcome outcome, Options options) {
    tell("");
    row("calls", outcome.calls());
    row("requests", outcome.requests());
    row("calls without a definite answer", outcome.unanswered());
    row("runs", outcome.runs());
    new TreeMap<>(outcome.states()).forEach((state, count) -> row("  " + state, count));
    row("effects", outcome.effects());
    tell("");
    new TreeMap<>(outcome.faults()).forEach(this::fault);
    tell("");
    outcome.checked().forEach(this::promise);
    tell("");
    tell(outcome.kept() ? "Every promise was kept." : "NOT KEPT.");
    tell("The same faults in the same order: " + options.command());
    tell("(what they meet differs from time to time: threads and processes run as they like)");
  }

  private void fault(String kind, Map<Struck, Long> counts) {
    row(kind, counts.getOrDefault(Struck.YES, 0L));
    counts.forEach(
        (struck, count) -> {
          switch (struck) {
            case YES -> {}
            case NOT_REACHED -> row("  never came about", count);
            case NOT_POSSIBLE -> tell("  not run: this machine does not let us");
          }
        });
  }

  private void promise(Checked checked) {
    row(checked.promise().number() + ". " + checked.promise().text(), checked.violations().size());
    tell("     looked at " + checked.looked());
    checked.violations().stream().limit(SHOWN).forEach(each -> tell("     " + each.what()));
  }

  private void row(String name, long count) {
    tell("%-78s %10d".formatted(name, count));
  }
}
