package dev.steward.controlplane.ledger.prices;

import dev.steward.json.JsonSchema;
import dev.steward.registry.InvalidRegistry;
import dev.steward.registry.Mistake;
import dev.steward.registry.YamlTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The price of every tool, in one currency. A tool that is not in it cannot be called. */
public final class PriceTable {
  private static final String ANY_OTHER = "*";
  private static final JsonSchema SCHEMA =
      JsonSchema.beside(PriceTable.class, "prices.schema.json");

  private final CurrencyCode currency;
  private final Map<String, Price> prices;

  private PriceTable(CurrencyCode currency, Map<String, Price> prices) {
    this.currency = currency;
    this.prices = Map.copyOf(prices);
  }

  /** Throws {@link InvalidPrices} with every mistake in the text. */
  public static PriceTable of(String yaml) {
    try {
      return of(YamlTree.read(yaml));
    } catch (InvalidRegistry unreadable) {
      throw new InvalidPrices(unreadable.mistakes());
    }
  }

  private static PriceTable of(YamlTree file) {
    List<Mistake> mistakes = new ArrayList<>(file.mistakes());
    SCHEMA
        .validate(file.root())
        .forEach(each -> mistakes.add(file.mistake(each.pointer(), each.message())));
    if (!mistakes.isEmpty()) {
      throw new InvalidPrices(mistakes);
    }
    Map<String, Price> prices = new LinkedHashMap<>();
    file.root()
        .path("prices")
        .properties()
        .forEach(price -> prices.put(price.getKey(), Price.of(price.getValue())));
    return new PriceTable(currency(file), prices);
  }

  public CurrencyCode currency() {
    return currency;
  }

  public Optional<Price> price(String tool) {
    return Optional.ofNullable(prices.get(tool))
        .or(() -> Optional.ofNullable(prices.get(ANY_OTHER)));
  }

  private static CurrencyCode currency(YamlTree file) {
    try {
      return new CurrencyCode(file.root().path("currency").asText());
    } catch (IllegalArgumentException unknown) {
      throw new InvalidPrices(
          List.of(file.mistake("/currency", String.valueOf(unknown.getMessage()))));
    }
  }
}
