package dev.steward.controlplane.ledger.rates;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code control.rate_limit}, with its count in the newest window where that was asked for. */
@MappedEntity(value = "rate_limit", schema = "control")
record RateRow(
    @Id String id,
    String scope,
    @Nullable String subject,
    String span,
    int calls,
    int counted,
    String createdBy,
    Instant createdAt) {
  RateWindow window() {
    return RateWindow.valueOf(span.toUpperCase(Locale.ROOT));
  }
}
