package dev.steward.controlplane.ledger.prices;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * {@code micros} for each {@code per} units, rounded up. {@code ceiling} is the most units a call
 * can use, where they are not counted in its input.
 */
record UnitPrice(
    String name, long micros, long per, UnitSource source, JsonPointer at, long ceiling) {

  /** From an entry that keeps the schema. */
  static UnitPrice of(String name, JsonNode unit) {
    return new UnitPrice(
        name,
        unit.path("micros").longValue(),
        unit.path("per").asLong(1),
        UnitSource.valueOf(unit.path("from").asText("usage").toUpperCase(Locale.ROOT)),
        JsonPointer.compile(unit.path("at").asText("")),
        unit.path("ceiling").longValue());
  }

  BigInteger of(long units) {
    BigInteger[] whole =
        BigInteger.valueOf(units)
            .multiply(BigInteger.valueOf(micros))
            .divideAndRemainder(BigInteger.valueOf(per));
    return whole[1].signum() == 0 ? whole[0] : whole[0].add(BigInteger.ONE);
  }

  /** How many there are at the place this price counts; empty when that cannot be counted. */
  OptionalLong countIn(JsonNode json) {
    JsonNode counted = json.at(at);
    if (counted.isMissingNode() || counted.isNull()) {
      return OptionalLong.of(0);
    }
    if (counted.isArray()) {
      return OptionalLong.of(counted.size());
    }
    boolean whole =
        counted.isNumber() && counted.canConvertToExactIntegral() && counted.canConvertToLong();
    return whole && counted.longValue() >= 0
        ? OptionalLong.of(counted.longValue())
        : OptionalLong.empty();
  }
}
