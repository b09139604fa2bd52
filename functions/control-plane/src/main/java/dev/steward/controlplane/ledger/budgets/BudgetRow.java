package dev.steward.controlplane.ledger.budgets;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code control.budget} with the row of its present period. */
@MappedEntity(value = "budget", schema = "control")
record BudgetRow(
    @Id String id,
    String scope,
    @Nullable String sessionId,
    @Nullable String taskId,
    String span,
    String currency,
    long limitMicros,
    long posted,
    long pending,
    String createdBy,
    Instant createdAt) {

  Budget at(Instant now) {
    BudgetWindow window = BudgetWindow.valueOf(span.toUpperCase(Locale.ROOT));
    return new Budget(
        id,
        BudgetScope.valueOf(scope.toUpperCase(Locale.ROOT)),
        Optional.ofNullable(sessionId),
        Optional.ofNullable(taskId),
        window,
        currency,
        limitMicros,
        posted,
        pending,
        window.endsAfter(now),
        createdBy,
        createdAt);
  }
}
