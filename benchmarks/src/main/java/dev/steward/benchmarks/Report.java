package dev.steward.benchmarks;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/** What was measured, in lines a person reads. */
final class Report {
  private static final double MIB = 1 << 20;

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void tell(String line) {
    out.println(line);
  }

  void rounds(int connections, List<Round> rounds) {
    out.printf(Locale.ROOT, "%n%d connections, %d rounds (medians)%n", connections, rounds.size());
    figures("bare Netty, JSON echo", rounds.stream().map(Round::echo).toList());
    figures("bare Postgres, same rows", rounds.stream().map(Round::rows).toList());
    figures("governed calls", rounds.stream().map(Round::governed).toList());
    line("governed / bare Postgres", Spread.of(rounds, Round::ofRows).percent());
    line("  by processor time", Spread.of(rounds, Round::ofRowsByCpu).percent());
    line("governed / bare Netty", Spread.of(rounds, Round::ofEcho).percent());
  }

  /** By Steward's own timers, over the last rounds. */
  void times(MeterRegistry metrics) {
    out.printf("%nTime within Steward over the last %d s%n", RecentTimes.WINDOW.toSeconds());
    List<Times> gates = Times.of(metrics, "steward.gate", "gate");
    gates.forEach(gate -> times("gate " + gate.part(), gate));
    times("all gates (sum)", Times.sum(gates));
    Times.of(metrics, "steward.dispatch", "").forEach(each -> times("dispatch", each));
    Times.of(metrics, "steward.call", "state")
        .forEach(call -> times("whole call, " + call.part(), call));
  }

  void memory() {
    System.gc();
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    out.printf("%nThe process, load generator and executor included%n");
    line(
        "heap after collection",
        String.format(
            Locale.ROOT, "%.0f MiB of %.0f MiB", heap.getUsed() / MIB, heap.getMax() / MIB));
    line(
        "platform threads, at most",
        Integer.toString(ManagementFactory.getThreadMXBean().getPeakThreadCount()));
  }

  private void figures(String name, List<Figures> figures) {
    line(
        name,
        String.format(
            Locale.ROOT,
            "%8.0f calls/s   p50 %7.2f ms   p99 %7.2f ms   cpu %.3f + %.3f ms",
            Spread.of(figures, Figures::perSecond).median(),
            Spread.of(figures, Figures::p50).median(),
            Spread.of(figures, Figures::p99).median(),
            Spread.of(figures, Figures::ownCpu).median(),
            Spread.of(figures, Figures::postgresCpu).median()));
  }

  private void times(String name, Times times) {
    line(name, String.format(Locale.ROOT, "p50 %8.4f ms   p99 %8.4f ms", times.p50(), times.p99()));
  }

  private void line(String name, String value) {
    out.printf("  %-28s %s%n", name, value);
  }
}
