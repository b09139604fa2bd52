package dev.steward.controlplane.ledger.prices;

import java.util.Currency;

/** A currency of ISO 4217 that people pay with, such as {@code USD}. */
public record CurrencyCode(String value) {
  public CurrencyCode {
    if (!isMoney(value)) {
      throw new IllegalArgumentException("must be a currency of ISO 4217, such as USD");
    }
  }

  /** Gold and the codes for tests have no fraction digits. */
  private static boolean isMoney(String code) {
    try {
      return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
