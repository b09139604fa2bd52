package dev.steward.brand;

import java.util.List;

/** At most 50 lines. */
record Lines(List<Line> value) {
  static final int MOST = 50;

  Lines {
    if (value.size() > MOST) {
      throw new IllegalArgumentException("must have at most " + MOST + " items");
    }
    value = List.copyOf(value);
  }
}
