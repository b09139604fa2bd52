package dev.steward.analytics.pages;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** What a number counts, and so how it is written and where an axis has its marks. */
public enum Unit {
  COUNT {
    @Override
    public String write(double value) {
      return String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    @Override
    double step(double least) {
      return Math.max(1, decimal(least));
    }
  },
  /** Anything: whole numbers with their thousands parted, others with three digits that count. */
  PLAIN {
    @Override
    public String write(double value) {
      double size = Math.abs(value);
      if (size >= 1_000 || value == Math.rint(value)) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
      }
      BigDecimal shown = BigDecimal.valueOf(value).round(new MathContext(3)).stripTrailingZeros();
      return size < 1e-4 ? shown.toString() : shown.toPlainString();
    }
  },
  /** Micros of a currency, written as its whole units. */
  MONEY {
    @Override
    public String write(double value) {
      BigDecimal units = BigDecimal.valueOf(Math.round(value), 6).stripTrailingZeros();
      BigDecimal shown = units.abs().compareTo(BigDecimal.TEN) < 0 ? units : cents(units);
      return String.format(Locale.ROOT, "%,." + Math.max(2, shown.scale()) + "f", shown);
    }

    private static BigDecimal cents(BigDecimal units) {
      return units.setScale(2, RoundingMode.HALF_UP);
    }
  },
  /** Microseconds. */
  TIME {
    @Override
    public String write(double value) {
      for (int i = NAMES.length - 1; i > 0; i--) {
        if (value >= SIZES[i]) {
          return digits(value / SIZES[i]) + "\u00a0" + NAMES[i];
        }
      }
      return digits(value) + "\u00a0" + NAMES[0];
    }

    @Override
    double step(double least) {
      for (double round : ROUND) {
        if (round >= least) {
          return round;
        }
      }
      return decimal(least);
    }
  };

  private static final String[] NAMES = {"µs", "ms", "s", "min", "h", "d"};
  private static final double[] SIZES = {1, 1e3, 1e6, 60e6, 3_600e6, 86_400e6};
  private static final double[] ROUND = {
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 10e3, 20e3, 50e3, 100e3, 200e3, 500e3, 1e6,
    2e6, 5e6, 10e6, 15e6, 30e6, 60e6, 120e6, 300e6, 600e6, 900e6, 1_800e6, 3_600e6, 7_200e6,
    14_400e6, 21_600e6, 43_200e6, 86_400e6
  };

  public abstract String write(double value);

  public final String write(long value) {
    return write((double) value);
  }

  /** A round number that is not less. */
  double step(double least) {
    return decimal(least);
  }

  private static double decimal(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double times = least / power;
    return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
  }

  /** Three digits. */
  private static String digits(double value) {
    int places = value >= 99.95 || value == Math.rint(value) ? 0 : value >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + places + "f", value);
  }
}
