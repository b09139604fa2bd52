package dev.steward.analytics.uplift;

/** Something that would show if the estimate were wrong. */
public record Check(String name, Result result, String says) {
  /** What a check found. */
  public enum Result {
    PASSED,
    /** The estimate may stand, but not without this. */
    WORRYING,
    /** The estimate may not stand. */
    FAILED
  }

  static Check passed(String name, String says) {
    return new Check(name, Result.PASSED, says);
  }

  static Check worrying(String name, String says) {
    return new Check(name, Result.WORRYING, says);
  }

  static Check failed(String name, String says) {
    return new Check(name, Result.FAILED, says);
  }
}
