package dev.steward.benchmarks;

/**
 * What one load showed: calls in a second, milliseconds a call took, and milliseconds of processor
 * time a call took in this process and in Postgres.
 */
record Figures(
    int calls,
    double perSecond,
    double p50,
    double p95,
    double p99,
    double ownCpu,
    double postgresCpu) {
  static Figures of(long[] sortedNanos, long elapsedNanos, CpuTime.Spent spent) {
    double calls = sortedNanos.length;
    return new Figures(
        sortedNanos.length,
        calls * 1e9 / elapsedNanos,
        at(sortedNanos, 0.5),
        at(sortedNanos, 0.95),
        at(sortedNanos, 0.99),
        spent.process() * 1e3 / calls,
        spent.postgres() * 1e3 / calls);
  }

  double cpu() {
    return ownCpu + postgresCpu;
  }

  private static double at(long[] sorted, double quantile) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * quantile))] / 1e6;
  }
}
