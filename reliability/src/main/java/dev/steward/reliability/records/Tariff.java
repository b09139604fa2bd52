package dev.steward.reliability.records;

/** What a call of {@code torture.dear} costs, as {@code torture-prices.yaml} has it. */
public final class Tariff {
  public static final String TOOL = "torture.dear";
  public static final long MOST = 10_000;

  private static final long CALL = 5_000;
  private static final long PAGE = 1_000;

  private Tariff() {}

  /** Never above what was held for it. */
  public static long charge(long pages) {
    return Math.min(MOST, CALL + PAGE * pages);
  }
}
