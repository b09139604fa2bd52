package dev.steward.decisions.stripe;

import java.math.BigDecimal;
import java.util.Set;

/** Stripe's amounts are in a currency's smallest unit, by a table of its own. */
final class Amounts {
  private static final Set<String> WHOLE =
      Set.of(
          "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf",
          "xof", "xpf");
  private static final Set<String> THOUSANDTHS = Set.of("bhd", "jod", "kwd", "omr", "tnd");

  private Amounts() {}

  static BigDecimal inUnits(long smallest, String currency) {
    int digits = WHOLE.contains(currency) ? 0 : THOUSANDTHS.contains(currency) ? 3 : 2;
    return BigDecimal.valueOf(smallest, digits);
  }
}
