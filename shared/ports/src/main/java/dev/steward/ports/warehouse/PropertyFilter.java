package dev.steward.ports.warehouse;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a member of an event's data, as queries take them. The text of a number is as JSON
 * writes it; order is asked of numbers only. What is absent, null, a list or an object meets none.
 */
public record PropertyFilter(String property, Operator operator, @Nullable String value) {
  /** How a property is compared with the value. */
  public enum Operator {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE,
    EXISTS;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean ordered() {
      return this == LT || this == LE || this == GT || this == GE;
    }
  }

  public PropertyFilter {
    if (property.isEmpty() || property.startsWith("$") || property.startsWith("/")) {
      throw new IllegalArgumentException(
          "a property is named, and by neither $ nor / at its beginning: " + property);
    }
    if ((operator == Operator.EXISTS) != (value == null)) {
      throw new IllegalArgumentException(operator.wireName() + " with the value " + value);
    }
    if (operator.ordered() && !finite(String.valueOf(value))) {
      throw new IllegalArgumentException(operator.wireName() + " asks for a number, not " + value);
    }
  }

  /** Whether a member of that text, and of that number if it is one, meets it: as queries judge. */
  public boolean holds(String text, @Nullable Double found) {
    double asked = operator.ordered() ? Double.parseDouble(String.valueOf(value)) : 0;
    return switch (operator) {
      case EQ -> text.equals(value);
      case NE -> !text.equals(value);
      case LT -> found != null && found < asked;
      case LE -> found != null && found <= asked;
      case GT -> found != null && found > asked;
      case GE -> found != null && found >= asked;
      case EXISTS -> true;
    };
  }

  /** Onto the fields property, operator, value and number of a query's struct. */
  public Arguments onto(Arguments fields) {
    return fields
        .with("property", property)
        .with("operator", operator.wireName())
        .with("value", value)
        .with("number", operator.ordered() ? Double.valueOf(String.valueOf(value)) : null);
  }

  private static boolean finite(String value) {
    try {
      return Double.isFinite(Double.parseDouble(value));
    } catch (NumberFormatException notOne) {
      return false;
    }
  }
}
