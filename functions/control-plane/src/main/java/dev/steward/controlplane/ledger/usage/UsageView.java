package dev.steward.controlplane.ledger.usage;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.steward.controlplane.ledger.prices.Decimals;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * One sum.
 *
 * @param subject whose or what's it is; absent for what belongs to none, such as no session
 * @param startsAt the beginning of the stretch, where there are stretches
 * @param runs how many runs were charged
 * @param micros what they were charged, in whole micros
 * @param amount the same as people write money
 * @param currency ISO 4217
 */
@Introspected
@Schema(name = "Usage")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record UsageView(
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> subject,
    @Schema(requiredMode = NOT_REQUIRED) Optional<Instant> startsAt,
    long runs,
    String micros,
    String amount,
    String currency) {
  static UsageView of(UsageRow row, boolean stretches) {
    return new UsageView(
        Optional.of(row.subject()).filter(subject -> !subject.isEmpty()),
        stretches ? Optional.of(row.startsAt()) : Optional.empty(),
        row.runs(),
        Long.toString(row.micros()),
        Decimals.of(row.micros()),
        row.currency());
  }
}
