package dev.steward.controlplane.ledger.budgets;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/** Some budgets, and the token for the next page when there are more. */
@Introspected
record BudgetPage(
    List<BudgetView> budgets,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) @Schema(requiredMode = NOT_REQUIRED)
        Optional<String> nextPageToken) {}
