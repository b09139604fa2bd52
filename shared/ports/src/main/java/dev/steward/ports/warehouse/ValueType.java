package dev.steward.ports.warehouse;

import java.util.List;

/** The types of GoogleSQL that queries here take and give. */
public sealed interface ValueType {
  /** A type without parts, and what holds it in Java. */
  enum Scalar implements ValueType {
    STRING(String.class),
    INT64(Long.class),
    FLOAT64(Double.class),
    BOOL(Boolean.class),
    TIMESTAMP(java.time.Instant.class),
    DATE(java.time.LocalDate.class),
    /** Its text. */
    JSON(String.class),
    NUMERIC(java.math.BigDecimal.class);

    private final Class<?> held;

    Scalar(Class<?> held) {
      this.held = held;
    }

    public Class<?> held() {
      return held;
    }
  }

  /** A {@link List}, without nulls. */
  record ListOf(ValueType element) implements ValueType {
    @Override
    public String toString() {
      return "ARRAY<" + element + ">";
    }
  }

  /** {@link Arguments}, one for each field. */
  record StructOf(List<Variable> fields) implements ValueType {
    public StructOf {
      fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
      return "STRUCT<" + String.join(", ", fields.stream().map(Variable::toString).toList()) + ">";
    }
  }
}
