package dev.steward.analytics.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleFunction;

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

  /**
   * {@code 35.9 points more (34.1 to 37.7)} for rates, the same without points for means, which get
   * as many digits as the interval deserves; one around zero names both sides.
   */
  public static String difference(Interval interval, boolean rates) {
    int digits = rates ? 1 : digits(interval.high() - interval.low());
    double unit = rates ? 100 : 1;
    DoubleFunction<String> said =
        value -> String.format(Locale.ROOT, "%,." + digits + "f", unit * value);
    boolean more = interval.estimate() >= 0;
    String side = more ? " more" : " less";
    double near = more ? interval.low() : -interval.high();
    double far = more ? interval.high() : -interval.low();
    String range =
        near >= 0
            ? said.apply(near) + " to " + said.apply(far)
            : said.apply(-near) + (more ? " less to " : " more to ") + said.apply(far) + side;
    String size = said.apply(Math.abs(interval.estimate())) + (rates ? " points" : "");
    return size + side + " (" + range + ")";
  }

  /** Decimals that leave about three digits of a width. */
  private static int digits(double width) {
    return width == 0 ? 2 : Math.clamp(2 - (long) Math.floor(Math.log10(width)), 0, 12);
  }

  /** {@code 3.5 days}: two units would be more than anybody needs. */
  public static String duration(Duration length) {
    double seconds = length.toNanos() / 1e9;
    if (seconds < 120) {
      return number(seconds) + " s";
    } else if (seconds < 7_200) {
      return number(seconds / 60) + " min";
    }
    return seconds < 172_800 ? number(seconds / 3_600) + " h" : number(seconds / 86_400) + " days";
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
