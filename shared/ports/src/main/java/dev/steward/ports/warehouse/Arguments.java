package dev.steward.ports.warehouse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by name: what a query is asked with, or the fields of a struct in it. A value is what
 * {@link ValueType} says for its type, or null.
 */
public record Arguments(Map<String, @Nullable Object> values) {
  public static final Arguments NONE = new Arguments(Map.of());

  public Arguments {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public Arguments with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Arguments(more);
  }

  public @Nullable Object get(String name) {
    return values.get(name);
  }

  /**
   * These, when they are exactly what the variables ask for; anything else is a bug of the caller.
   */
  public Arguments checked(List<Variable> variables) {
    for (Variable variable : variables) {
      if (!values.containsKey(variable.name())) {
        throw new IllegalArgumentException("no value for " + variable);
      }
      check(variable.name(), variable.type(), get(variable.name()));
    }
    if (values.size() != variables.size()) {
      throw new IllegalArgumentException(
          "values for %s, not for %s".formatted(values.keySet(), variables));
    }
    return this;
  }

  private static void check(String name, ValueType type, @Nullable Object value) {
    boolean fits =
        switch (type) {
          case ValueType.Scalar scalar -> value == null || scalar.held().isInstance(value);
          case ValueType.ListOf list -> {
            if (value instanceof List<?> elements) {
              elements.forEach(element -> check(name, list.element(), element));
            }
            yield value instanceof List<?>;
          }
          case ValueType.StructOf struct -> {
            if (value instanceof Arguments fields) {
              fields.checked(struct.fields());
            }
            yield value instanceof Arguments;
          }
        };
    if (!fits) {
      throw new IllegalArgumentException("%s is to be %s, not %s".formatted(name, type, value));
    }
  }
}
