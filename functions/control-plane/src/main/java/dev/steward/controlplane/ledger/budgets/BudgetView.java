package dev.steward.controlplane.ledger.budgets;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.steward.controlplane.ledger.prices.Decimals;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * A budget as callers see it; amounts are whole micros.
 *
 * @param id budget id
 * @param scope tenant, session or task
 * @param session the session it is for
 * @param task the task it is for
 * @param window day, month, total or lifetime
 * @param currency ISO 4217
 * @param limit what may be spent in a period
 * @param posted what was spent in the present period
 * @param pending what is held for calls that have not ended
 * @param available what is left
 * @param limitAmount the limit as people write money
 * @param availableAmount what is left, likewise
 * @param resetsAt when the next period begins
 * @param createdBy who made it
 * @param createdAt when it was made
 */
@Introspected
@Schema(name = "Budget")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record BudgetView(
    String id,
    String scope,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> session,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> task,
    String window,
    String currency,
    String limit,
    String posted,
    String pending,
    String available,
    String limitAmount,
    String availableAmount,
    @Schema(requiredMode = NOT_REQUIRED) Optional<Instant> resetsAt,
    String createdBy,
    Instant createdAt) {

  static BudgetView of(Budget budget) {
    return new BudgetView(
        budget.id(),
        budget.scope().wire(),
        budget.session(),
        budget.task(),
        budget.window().wire(),
        budget.currency(),
        Long.toString(budget.limit()),
        Long.toString(budget.posted()),
        Long.toString(budget.pending()),
        Long.toString(budget.available()),
        Decimals.of(budget.limit()),
        Decimals.of(budget.available()),
        budget.resetsAt(),
        budget.createdBy(),
        budget.createdAt());
  }
}
