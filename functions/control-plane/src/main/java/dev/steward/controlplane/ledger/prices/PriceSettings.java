package dev.steward.controlplane.ledger.prices;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** Where the price table is; relative to the working directory. */
@ConfigurationProperties("steward.ledger")
record PriceSettings(@Bindable(defaultValue = "contracts/prices/prices.yaml") String prices) {}
