package dev.steward.reliability.records;

/** Microseconds since the torture began: the one time that no clock jump reaches. */
public record Stopwatch(long start) {
  public static Stopwatch started() {
    return new Stopwatch(System.nanoTime());
  }

  public long micros() {
    return (System.nanoTime() - start) / 1_000;
  }
}
