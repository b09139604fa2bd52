package dev.steward.controlplane.ledger.prices;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a call of one tool costs: so much a call, and so much for each unit it uses. */
public record Price(long call, List<UnitPrice> units) {
  /** A thousand million units of a currency: more than any call is worth. */
  static final long MOST = 1_000_000_000_000_000L;

  public Price {
    units = List.copyOf(units);
  }

  /** From an entry that keeps the schema. */
  static Price of(JsonNode price) {
    List<UnitPrice> units = new ArrayList<>();
    price
        .path("units")
        .properties()
        .forEach(unit -> units.add(UnitPrice.of(unit.getKey(), unit.getValue())));
    return new Price(price.path("call").longValue(), units);
  }

  /** The most a call with these arguments can cost; this much is held. */
  public long ceiling(JsonNode input) throws UncountableUnits {
    BigInteger sum = BigInteger.valueOf(call);
    for (UnitPrice unit : units) {
      sum =
          sum.add(
              unit.of(unit.source() == UnitSource.INPUT ? counted(unit, input) : unit.ceiling()));
    }
    if (sum.compareTo(BigInteger.valueOf(MOST)) > 0) {
      throw new UncountableUnits("the call would cost more than can be paid");
    }
    return sum.longValueExact();
  }

  /**
   * What a call that was answered costs. Units nobody counted are charged at their ceiling; more
   * than can be paid is told as {@link Long#MAX_VALUE}.
   */
  public long actual(JsonNode input, Optional<JsonNode> output, Map<String, Long> usage) {
    BigInteger sum = BigInteger.valueOf(call);
    for (UnitPrice unit : units) {
      sum = sum.add(unit.of(used(unit, input, output, usage).orElse(unit.ceiling())));
    }
    return bounded(sum);
  }

  /** What a call that failed costs, when its executor says it used something all the same. */
  public long reported(Map<String, Long> usage) {
    BigInteger sum = BigInteger.valueOf(call);
    for (UnitPrice unit : units) {
      if (unit.source() == UnitSource.USAGE) {
        sum = sum.add(unit.of(usage.getOrDefault(unit.name(), 0L)));
      }
    }
    return bounded(sum);
  }

  private static OptionalLong used(
      UnitPrice unit, JsonNode input, Optional<JsonNode> output, Map<String, Long> usage) {
    return switch (unit.source()) {
      case USAGE -> {
        Long reported = usage.get(unit.name());
        yield reported == null ? OptionalLong.empty() : OptionalLong.of(reported);
      }
      case INPUT -> unit.countIn(input);
      case OUTPUT -> output.map(unit::countIn).orElseGet(OptionalLong::empty);
    };
  }

  private static long counted(UnitPrice unit, JsonNode input) throws UncountableUnits {
    return unit.countIn(input)
        .orElseThrow(
            () ->
                new UncountableUnits(
                    "the price counts "
                        + unit.at()
                        + " of the arguments, which is neither a list nor a whole number"));
  }

  private static long bounded(BigInteger sum) {
    return sum.bitLength() > 63 ? Long.MAX_VALUE : sum.longValueExact();
  }
}
