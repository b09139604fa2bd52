package dev.steward.analytics.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers and names as a sentence says them. */
public final class Words {
  private static final int LONGEST_NAME = 60;

  private Words() {}

  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Four digits that count; thousands stay whole. */
  public static String number(double value) {
    if (Math.abs(value) >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** {@code 42.7 %} for 0.427. */
  public static String percent(double share) {
    return points(share) + " %";
  }

  /** {@code 42.7} for 0.427. */
  public static String points(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  public static String pValue(double p) {
    return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
  }

  /** Names come from data: no line breaks, nothing that only a machine sees, no page of text. */
  public static String name(String name) {
    StringBuilder seen = new StringBuilder();
    name.codePoints()
        .limit(LONGEST_NAME + 1L)
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .forEach(seen::appendCodePoint);
    if (seen.codePointCount(0, seen.length()) > LONGEST_NAME) {
      seen.setLength(seen.offsetByCodePoints(0, LONGEST_NAME - 1));
      seen.append('…');
    }
    return seen.toString();
  }
}
