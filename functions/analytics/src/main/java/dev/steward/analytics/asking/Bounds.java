package dev.steward.analytics.asking;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The bounds that the registry gives to inputs, kept by their records too. */
public final class Bounds {
  /** The furthest that one asks back where nothing narrower is said. */
  public static final int DAYS = 3660;

  private Bounds() {}

  /** An absent value is within any bounds. */
  public static void within(String name, @Nullable Integer value, int least, int most) {
    if (value != null && (value < least || value > most)) {
      throw new IllegalArgumentException("%s must be from %,d to %,d".formatted(name, least, most));
    }
  }

  public static void items(String name, @Nullable Collection<?> items, int least, int most) {
    within("the number of " + name, items == null ? null : items.size(), least, most);
  }
}
