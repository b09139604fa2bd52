package dev.steward.decisions.scorecards;

/** Measured values in short: how many, their mean, and their summed squared distances from it. */
public record Sample(long n, double mean, double squares) {
  public static final Sample NONE = new Sample(0, 0, 0);

  public Sample {
    if (n < 0 || !Double.isFinite(mean) || !(squares >= 0 && squares < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "not a sample: n %d, mean %s, squares %s".formatted(n, mean, squares));
    }
  }

  /** From a variance over n - 1, as databases give it. */
  public static Sample of(long n, double mean, double variance) {
    return new Sample(n, mean, n < 2 ? 0 : variance * (n - 1));
  }

  public Sample plus(double value) {
    double off = value - mean;
    double middle = mean + off / (n + 1);
    return new Sample(n + 1, middle, squares + off * (value - middle));
  }

  /** T. F. Chan, G. H. Golub and R. J. LeVeque, The American Statistician 37 (1983) 242–247. */
  public Sample plus(Sample other) {
    if (n == 0 || other.n == 0) {
      return n == 0 ? other : this;
    }
    double all = n + other.n;
    double off = other.mean - mean;
    return new Sample(
        n + other.n,
        mean + off * other.n / all,
        squares + other.squares + off * off * n * other.n / all);
  }

  /** With one more value as far from the mean as the values of both arms are. */
  double varianceBeside(Sample other) {
    double pooled = (squares + other.squares) / Math.max(1, n + other.n);
    return (squares + pooled) / Math.max(1, n);
  }
}
