package dev.steward.allinone.probe;

import java.util.Locale;

/** One point of the contract and what was seen. */
public record Check(String promise, Verdict verdict, String seen) {
  /** Whether the promise was kept. */
  public enum Verdict {
    KEPT,
    BROKEN,
    SKIPPED;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Check of(String promise, boolean kept, String seen) {
    return new Check(promise, kept ? Verdict.KEPT : Verdict.BROKEN, seen);
  }

  static Check skipped(String promise, String why) {
    return new Check(promise, Verdict.SKIPPED, why);
  }
}
