package dev.steward.decisions.constitutions;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Timestamp;
import dev.steward.policy.expressions.VariableType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/** What a fact or a metric may be. */
public enum FactType {
  BOOLEAN("must be true or false", VariableType.BOOLEAN),
  INTEGER("must be a whole number", VariableType.INTEGER),
  NUMBER("must be a number", VariableType.NUMBER),
  STRING("must be a text", VariableType.STRING),
  TIMESTAMP("must be a moment such as 2026-03-01T09:00:00Z", VariableType.TIMESTAMP);

  private final String demand;
  private final VariableType variable;

  FactType(String demand, VariableType variable) {
    this.demand = demand;
    this.variable = variable;
  }

  static FactType of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }

  String demand() {
    return demand;
  }

  VariableType variable() {
    return variable;
  }

  boolean accepts(JsonNode value) {
    return switch (this) {
      case BOOLEAN -> value.isBoolean();
      case INTEGER -> value.isIntegralNumber() && value.canConvertToLong();
      case NUMBER -> value.isNumber() && Double.isFinite(value.doubleValue());
      case STRING -> value.isTextual();
      case TIMESTAMP -> value.isTextual() && isMoment(value.textValue());
    };
  }

  /** As an expression sees it. */
  Object value(JsonNode accepted) {
    return switch (this) {
      case BOOLEAN -> accepted.booleanValue();
      case INTEGER -> accepted.longValue();
      case NUMBER -> accepted.doubleValue();
      case STRING -> accepted.textValue();
      case TIMESTAMP -> timestamp(Instant.parse(accepted.textValue()));
    };
  }

  private static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  private static boolean isMoment(String text) {
    try {
      Instant at = Instant.parse(text);
      return !at.isBefore(Instant.parse("0001-01-01T00:00:00Z"))
          && at.isBefore(Instant.parse("+10000-01-01T00:00:00Z"));
    } catch (DateTimeException e) {
      return false;
    }
  }
}
