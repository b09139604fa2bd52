package dev.steward.controlplane.ledger.prices;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the price table once, at start: without one, or with a mistake in it, nothing starts. */
@Factory
final class Prices {
  @Context
  PriceTable priceTable(PriceSettings settings) {
    try {
      return PriceTable.of(Files.readString(Path.of(settings.prices())));
    } catch (IOException e) {
      throw new UncheckedIOException("the price table " + settings.prices() + " cannot be read", e);
    }
  }
}
