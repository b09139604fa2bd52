package dev.steward.analytics.pages;

import java.util.List;

/**
 * A number for each bucket; NaN where there is none. The style is a class of the stylesheet that
 * sets a colour.
 */
public record Series(String name, String style, List<Double> values) {
  public Series {
    values = List.copyOf(values);
  }

  double sum() {
    return values.stream().filter(value -> !value.isNaN()).mapToDouble(Double::doubleValue).sum();
  }
}
