package dev.steward.controlplane.ledger;

import dev.steward.controlplane.ledger.prices.PriceTable;
import dev.steward.controlplane.runs.Run;
import dev.steward.core.IdSource;
import dev.steward.database.Statements;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/**
 * Money in motion, inside the transaction that moves the run: held before anything is sent, then
 * settled or given back, once.
 */
@Singleton
final class Ledger {
  private final PriceTable prices;
  private final IdSource ids;
  private final InstantSource clock;

  Ledger(PriceTable prices, IdSource ids, InstantSource clock) {
    this.prices = prices;
    this.ids = ids;
    this.clock = clock;
  }

  /** Holds the run's highest cost under every budget it counts against. */
  void hold(Statements statements, String requirement, Run run) {
    statements.require(
        requirement,
        """
        SELECT control.ledger_hold(?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        slots ->
            slots
                .text(run.tenant().value())
                .text(run.id())
                .text(run.principal())
                .text(run.session().orElse(null))
                .text(run.task().orElse(null))
                .text(run.tool())
                .number(Long.valueOf(run.maxCost()))
                .text(prices.currency().value())
                .moment(clock.instant()));
  }

  /**
   * Charges what was used, up to what is held. Not a requirement: an outcome is recorded even when
   * its hold is gone, and reconciliation tells of that.
   */
  void settle(Statements statements, Run run, long used) {
    statements.add(
        """
        SELECT control.ledger_settle(?, ?, ?, ?, ?)
        """,
        slots ->
            slots
                .text(run.tenant().value())
                .text(run.id())
                .number(Long.valueOf(used))
                .text(ids.next("txn"))
                .moment(clock.instant()));
  }

  void giveBack(Statements statements, Run run) {
    statements.add(
        """
        SELECT control.ledger_void(?, ?, ?)
        """,
        slots -> slots.text(run.tenant().value()).text(run.id()).moment(clock.instant()));
  }
}
