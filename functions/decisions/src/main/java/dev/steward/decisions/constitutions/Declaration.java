package dev.steward.decisions.constitutions;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a constitution says of one fact, or of one metric of an outcome. */
public record Declaration(
    String name,
    FactType type,
    boolean required,
    List<String> values,
    Optional<BigDecimal> minimum,
    Optional<BigDecimal> maximum,
    boolean personal,
    boolean protectedAttribute) {
  /** No fact of a business is larger, and sums and squares of such still are numbers. */
  private static final BigDecimal LARGEST = BigDecimal.TWO.pow(53);

  public Declaration {
    values = List.copyOf(values);
  }

  /** Whether expressions, and models, may read it. */
  public boolean readable() {
    return !personal && !protectedAttribute;
  }

  boolean boundsCross() {
    return minimum.isPresent() && maximum.isPresent() && minimum.get().compareTo(maximum.get()) > 0;
  }

  /** What is wrong with a value. */
  Optional<String> flaw(JsonNode value) {
    if (!type.accepts(value)) {
      return Optional.of(type.demand());
    }
    if (!values.isEmpty() && !values.contains(value.asText())) {
      return Optional.of("must be one of " + String.join(", ", values));
    }
    if (value.isNumber()) {
      BigDecimal number = value.decimalValue();
      if (number.abs().compareTo(LARGEST) > 0) {
        return Optional.of("must be between -2^53 and 2^53");
      }
      if (minimum.isPresent() && number.compareTo(minimum.get()) < 0) {
        return Optional.of("must be at least " + minimum.get().toPlainString());
      }
      if (maximum.isPresent() && number.compareTo(maximum.get()) > 0) {
        return Optional.of("must be at most " + maximum.get().toPlainString());
      }
    }
    return Optional.empty();
  }
}
