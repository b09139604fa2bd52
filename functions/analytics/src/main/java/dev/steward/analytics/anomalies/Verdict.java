package dev.steward.analytics.anomalies;

/** What a detector says about one value. */
public sealed interface Verdict permits Judgement, Verdict.Learning, Verdict.Skipped {
  /** Too little past to judge; the value was learned. */
  record Learning(long seen, long needed) implements Verdict {}

  /** The value was neither judged nor learned: streams repeat themselves and overtake. */
  record Skipped(Reason reason) implements Verdict {
    /** Why. */
    public enum Reason {
      /** The latest instant again. */
      REPEATED,
      /** Older than the latest instant. */
      LATE
    }
  }
}
