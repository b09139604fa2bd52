package dev.steward.analytics.drivers;

/** A feature that was not tested, and why. */
public record LeftOut(String feature, Why why, String detail) {
  /** The reasons a feature is left out. */
  public enum Why {
    /** Every row has a value of its own. */
    IDENTIFIER,
    /** Every row has the same value. */
    CONSTANT,
    /** It holds no value at all. */
    EMPTY,
    /** Numbers and texts under one name. */
    MIXED_TYPES,
    /** It tells the outcome by itself: most likely it was written down after it. */
    TELLS_THE_OUTCOME,
    /** It has the same groups of rows as a feature that may not be used. */
    STANDS_FOR_A_FORBIDDEN_ONE,
    /** No two of its groups are large enough to compare. */
    TOO_FEW
  }
}
