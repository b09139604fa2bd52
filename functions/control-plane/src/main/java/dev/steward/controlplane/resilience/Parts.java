package dev.steward.controlplane.resilience;

import dev.steward.core.Fault;
import dev.steward.database.TenantTransactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** The parts that every deployment of the control plane knows of, in the order they are told. */
@Factory
final class Parts {
  /** New entries are sealed every few seconds. */
  private static final Duration SEALED_WITHIN = Duration.ofMinutes(1);

  @Singleton
  @Named("ledger-and-journal")
  Part database(TenantTransactions transactions) {
    return part(
        "ledger-and-journal",
        "execution stops: no call is admitted, none dispatched",
        () -> answers(transactions, "SELECT 1") ? Part.Standing.UP : Part.Standing.DOWN);
  }

  @Singleton
  @Named("kill-switches")
  Part switches(TenantTransactions transactions) {
    return part(
        "kill-switches",
        "unreadable means stopped: every call is refused",
        () ->
            answers(
                    transactions,
                    """
                    SELECT (
                      count(*) FILTER (WHERE s.name = 'all') = 1
                      AND sum(s.beside) = count(*) FILTER (WHERE s.name <> 'all')
                    )::integer
                    FROM control.kill_switch s
                    WHERE s.tenant_id = '*'
                    """)
                ? Part.Standing.UP
                : Part.Standing.DOWN);
  }

  @Singleton
  @Named("checkpoints")
  Part checkpoints(CheckpointLag lag, InstantSource clock) {
    return part(
        "checkpoints",
        "low and medium risk go on; high risk is refused after five minutes",
        () -> {
          Duration behind = lag.behind();
          return behind.compareTo(SEALED_WITHIN) > 0
              ? new Part.Standing(Part.State.DOWN, Optional.of(clock.instant().minus(behind)))
              : Part.Standing.UP;
        });
  }

  @Singleton
  @Named("approval-channel")
  Part approvals(Optional<ApprovalChannel> channel) {
    return part(
        "approval-channel",
        "what needs approval waits, then expires to no",
        () ->
            channel
                .map(each -> each.reachable() ? Part.Standing.UP : Part.Standing.DOWN)
                .orElse(Part.Standing.ABSENT));
  }

  @Singleton
  @Named("bus")
  Part bus() {
    return part(
        "bus",
        "nothing changes for callers; the backlog is delivered later",
        () -> Part.Standing.ABSENT);
  }

  private static boolean answers(TenantTransactions transactions, String sql) {
    try {
      return transactions.readUnbound(
          tx -> {
            try (PreparedStatement select = tx.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
              return row.next() && row.getInt(1) == 1;
            }
          });
    } catch (Fault away) {
      return false;
    }
  }

  private static Part part(String name, String effect, Supplier<Part.Standing> standing) {
    return new Watched(name, effect, standing);
  }

  private record Watched(String name, String effect, Supplier<Part.Standing> look) implements Part {
    @Override
    public Standing standing() {
      return look.get();
    }
  }
}
