package dev.steward.controlplane.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.controlplane.kernel.GateSlot;
import dev.steward.controlplane.kernel.Guard;
import dev.steward.controlplane.kernel.Verdict;
import dev.steward.controlplane.ledger.budgets.Budget;
import dev.steward.controlplane.ledger.budgets.Budgets;
import dev.steward.controlplane.ledger.prices.Decimals;
import dev.steward.controlplane.ledger.prices.PriceTable;
import dev.steward.controlplane.runs.Run;
import dev.steward.core.ProblemType;
import dev.steward.database.Statements;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** Every budget the run counts against has room for the most it can cost. */
@Singleton
final class BudgetGuard implements Guard {
  private final Ledger ledger;
  private final Budgets budgets;
  private final String currency;

  BudgetGuard(Ledger ledger, Budgets budgets, PriceTable prices) {
    this.ledger = ledger;
    this.budgets = budgets;
    this.currency = prices.currency().value();
  }

  @Override
  public GateSlot slot() {
    return GateSlot.BUDGET;
  }

  @Override
  public String requirement() {
    return "budget";
  }

  @Override
  public void require(Statements statements, Run run) {
    ledger.hold(statements, requirement(), run);
  }

  @Override
  public Verdict.Refuse unmet(Run run) {
    List<Budget> asked = budgets.ofCall(run.tenant(), run.session(), run.task());
    if (asked.isEmpty()) {
      return new Verdict.Refuse(ProblemType.BUDGET_MISSING, none(run));
    }
    Budget refusing =
        asked.stream()
            .filter(budget -> !hasRoom(budget, run.maxCost()))
            .findFirst()
            // What it had not a moment ago it may have now; the least roomy was most likely it.
            .orElseGet(() -> asked.stream().min(Comparator.comparingLong(Budget::available)).get());
    return new Verdict.Refuse(
        ProblemType.BUDGET_EXHAUSTED, detail(refusing, run), List.of(), facts(refusing, run));
  }

  private boolean hasRoom(Budget budget, long micros) {
    return budget.currency().equals(currency)
        && budget.posted() + budget.pending() + micros <= budget.limit();
  }

  private String none(Run run) {
    return "%s may cost up to %s %s, and no budget covers the call; an admin sets one: steward budget set --limit %s"
        .formatted(run.tool(), Decimals.of(run.maxCost()), currency, Decimals.of(run.maxCost()));
  }

  private String detail(Budget budget, Run run) {
    String call =
        "%s may cost up to %s %s".formatted(run.tool(), Decimals.of(run.maxCost()), currency);
    String owner = "budget %s of the %s".formatted(budget.id(), budget.scope().wire());
    if (!budget.currency().equals(currency)) {
      return "%s, and %s is in %s".formatted(call, owner, budget.currency());
    }
    return "%s, and %s has %s left of %s (%s)"
        .formatted(
            call,
            owner,
            Decimals.of(budget.available()),
            Decimals.of(budget.limit()),
            budget.window().wire());
  }

  private static ObjectNode facts(Budget budget, Run run) {
    ObjectNode facts =
        Json.object()
            .put("budget", budget.id())
            .put("scope", budget.scope().wire())
            .put("window", budget.window().wire())
            .put("limit", Long.toString(budget.limit()))
            .put("posted", Long.toString(budget.posted()))
            .put("pending", Long.toString(budget.pending()))
            .put("asked", Long.toString(run.maxCost()))
            .put("currency", budget.currency());
    budget.resetsAt().ifPresent(at -> facts.put("resetsAt", at.toString()));
    return facts;
  }
}
