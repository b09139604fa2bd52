package dev.steward.controlplane.ledger.prices;

import java.math.BigDecimal;

/** Micros as people write money: {@code 1250000} is {@code 1.25}. */
public final class Decimals {
  private Decimals() {}

  /** At least two decimals, at most six. */
  public static String of(long micros) {
    BigDecimal plain = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
    return (plain.scale() < 2 ? plain.setScale(2) : plain).toPlainString();
  }
}
