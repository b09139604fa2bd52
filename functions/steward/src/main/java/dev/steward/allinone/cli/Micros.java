package dev.steward.allinone.cli;

import java.math.BigDecimal;

/** Money as people write it, in the micros the server counts in. */
final class Micros {
  private Micros() {}

  /** {@code 0.05} is {@code 50000}; how much is allowed, the server says. */
  static String of(String amount) {
    try {
      return new BigDecimal(amount).movePointRight(6).toBigIntegerExact().toString();
    } catch (NumberFormatException notANumber) {
      throw refused(amount, notANumber);
    } catch (ArithmeticException tooFine) {
      throw refused(amount, tooFine);
    }
  }

  private static Failure refused(String amount, RuntimeException cause) {
    return new Failure(
        ExitCode.USAGE,
        "'%s' is not an amount of at most six decimals, such as 0.05".formatted(amount),
        cause);
  }
}
