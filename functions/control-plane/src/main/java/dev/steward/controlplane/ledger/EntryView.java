package dev.steward.controlplane.ledger;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.steward.controlplane.ledger.prices.Decimals;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * One side of a charge; the sides of a transaction sum to zero.
 *
 * @param transaction id of the charge
 * @param line which side of it
 * @param at when it was charged
 * @param account spent/TOOL, or owed
 * @param micros whole micros: above zero was spent, below zero is owed
 * @param amount the same as people write money
 * @param currency ISO 4217
 * @param run the run that was charged
 * @param tool the tool it called
 * @param principal who called
 * @param session session of the call
 * @param task task of the call
 */
@Introspected
@Schema(name = "LedgerEntry")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record EntryView(
    String transaction,
    int line,
    Instant at,
    String account,
    String micros,
    String amount,
    String currency,
    String run,
    String tool,
    String principal,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> session,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> task) {
  static EntryView of(EntryRow row) {
    return new EntryView(
        row.transactionId(),
        row.line(),
        row.at(),
        row.account(),
        Long.toString(row.amount()),
        Decimals.of(row.amount()),
        row.currency(),
        row.runId(),
        row.tool(),
        row.principal(),
        Optional.ofNullable(row.sessionId()),
        Optional.ofNullable(row.taskId()));
  }
}
