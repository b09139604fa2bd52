package dev.steward.controlplane.ledger.budgets;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** How long a budget lasts until it begins anew. Days and months are those of UTC. */
public enum BudgetWindow {
  DAY,
  MONTH,
  /** All that a tenant ever spends. */
  TOTAL,
  /** All that a session or a task ever spends. */
  LIFETIME;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean suits(BudgetScope scope) {
    return switch (this) {
      case DAY, MONTH -> true;
      case TOTAL -> scope == BudgetScope.TENANT;
      case LIFETIME -> scope != BudgetScope.TENANT;
    };
  }

  /** When the period ends that the moment lies in; empty when it never does. */
  public Optional<Instant> endsAfter(Instant moment) {
    OffsetDateTime day = moment.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    return switch (this) {
      case DAY -> Optional.of(day.plusDays(1).toInstant());
      case MONTH -> Optional.of(day.withDayOfMonth(1).plusMonths(1).toInstant());
      case TOTAL, LIFETIME -> Optional.empty();
    };
  }
}
