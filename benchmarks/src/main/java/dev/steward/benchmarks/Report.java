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
    figures("  in one message", rounds.stream().map(Round::rowsAtOnce).toList());
    figures("governed calls", rounds.stream().map(Round::governed).toList());
    line("governed / bare Postgres", Spread.of(rounds, Round::ofRows).percent());
    line("  by processor time", Spread.of(rounds, Round::ofRowsByCpu).percent());
    line("  in one message", Spread.of(rounds, Round::ofRowsAtOnce).percent());
    line("governed / bare Netty", Spread.of(rounds, Round::ofEcho).percent());
  }

  void hot(int clients, List<Hot> rounds) {
    out.printf(Locale.ROOT, "%none hot tenant, %d clients, %d rounds%n", clients, rounds.size());
    figures("bare Postgres, one INSERT", rounds.stream().map(Hot::entries).toList());
    figures("journal, one stream", rounds.stream().map(Hot::appends).toList());
    line("journal / bare INSERT", Spread.of(rounds, Hot::appendsOfEntries).percent());
    figures("bare rows, 50 tenants", rounds.stream().map(Hot::floor).toList());
    figures("bare rows, one tenant", rounds.stream().map(Hot::floorOfOne).toList());
    figures("governed calls, one tenant", rounds.stream().map(Hot::governed).toList());
    line("governed / 50 tenants' floor", Spread.of(rounds, Hot::governedOfFloor).percent());
    line("governed / its own floor", Spread.of(rounds, Hot::governedOfItsOwnFloor).percent());
  }

  void storm(Storm.Result result, long effects) {
    out.printf(
        Locale.ROOT,
        "%nthe same call %,d times under one key: %d effect(s), %.1f s, %,.0f requests/s, answers %s%n",
        result.requests(),
        effects,
        result.seconds(),
        result.requests() / result.seconds(),
        result.statuses());
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
