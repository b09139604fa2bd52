package dev.steward.controlplane.ledger;

import dev.steward.controlplane.kernel.Gate;
import dev.steward.controlplane.kernel.GateSlot;
import dev.steward.controlplane.kernel.Passage;
import dev.steward.controlplane.kernel.Verdict;
import dev.steward.controlplane.ledger.prices.Price;
import dev.steward.controlplane.ledger.prices.PriceTable;
import dev.steward.controlplane.ledger.prices.UncountableUnits;
import dev.steward.controlplane.ledger.rates.RateGuard;
import dev.steward.core.ProblemType;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What may this call cost at most, and is there room for it? The price is known here; the room is
 * what the database says when the run is written.
 */
@Singleton
final class BudgetGate implements Gate {
  private final PriceTable prices;
  private final BudgetGuard budgets;
  private final RateGuard rates;

  BudgetGate(PriceTable prices, BudgetGuard budgets, RateGuard rates) {
    this.prices = prices;
    this.budgets = budgets;
    this.rates = rates;
  }

  @Override
  public GateSlot slot() {
    return GateSlot.BUDGET;
  }

  @Override
  public Verdict check(Passage passage) {
    String tool = passage.tool().name();
    Optional<Price> price = prices.price(tool);
    if (price.isEmpty()) {
      return new Verdict.Refuse(
          ProblemType.PRICE_MISSING,
          "the price table has no price for " + tool + "; a tool that is free is priced 0 there");
    }
    try {
      long most = price.get().ceiling(passage.arguments().root());
      Passage limited = passage.costingAtMost(most).guardedBy(rates);
      return new Verdict.Pass(most == 0 ? limited : limited.guardedBy(budgets));
    } catch (UncountableUnits uncountable) {
      return new Verdict.Refuse(
          ProblemType.PRICE_MISSING, String.valueOf(uncountable.getMessage()));
    }
  }
}
