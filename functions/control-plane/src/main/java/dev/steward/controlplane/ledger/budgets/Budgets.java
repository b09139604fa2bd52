package dev.steward.controlplane.ledger.budgets;

import dev.steward.controlplane.ledger.prices.CurrencyCode;
import dev.steward.controlplane.ledger.prices.PriceTable;
import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.IdSource;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.core.Violation;
import dev.steward.database.TenantTransactions;
import dev.steward.journal.Journal;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The budgets of every tenant. What is spent under them only the ledger changes. */
@Singleton
public final class Budgets {
  private final TenantTransactions transactions;
  private final BudgetRows rows;
  private final BudgetHistory history;
  private final Journal journal;
  private final Tenants tenants;
  private final CurrencyCode currency;
  private final IdSource ids;
  private final InstantSource clock;

  Budgets(
      TenantTransactions transactions,
      BudgetRows rows,
      BudgetHistory history,
      Journal journal,
      Tenants tenants,
      PriceTable prices,
      IdSource ids,
      InstantSource clock) {
    this.transactions = transactions;
    this.rows = rows;
    this.history = history;
    this.journal = journal;
    this.tenants = tenants;
    this.currency = prices.currency();
    this.ids = ids;
    this.clock = clock;
  }

  /** A tenant's budget for a day, unless it has one already. */
  public void ensureDaily(TenantId tenant, long micros, String principal) {
    transactions.write(
        tenant,
        tx -> {
          Budget budget =
              new Budget(
                  ids.next("bud"),
                  BudgetScope.TENANT,
                  Optional.empty(),
                  Optional.empty(),
                  BudgetWindow.DAY,
                  currency.value(),
                  micros,
                  0,
                  0,
                  Optional.empty(),
                  principal,
                  clock.instant());
          if (BudgetStatements.insert(tx, tenant, budget)) {
            journal.append(tx, tenant, BudgetHistory.STREAM, List.of(history.created(budget)));
          }
          return budget;
        });
  }

  Budget create(Caller caller, BudgetDraft draft) {
    refuse(DraftRules.violations(draft, currency));
    if (!tenants.knows(caller.tenant())) {
      throw new Fault(ProblemType.FORBIDDEN, "the caller's tenant is not registered here");
    }
    Budget budget = fresh(caller, draft);
    return transactions.write(
        caller.tenant(),
        tx -> {
          if (draft.session() != null
              && !BudgetStatements.sessionExists(tx, caller.tenant(), draft.session())) {
            refuse(List.of(new Violation("/session", "there is no such session")));
          }
          if (!BudgetStatements.insert(tx, caller.tenant(), budget)) {
            throw new Fault(
                ProblemType.CONFLICT,
                "there is a budget of this scope and window already; change its limit");
          }
          journal.append(
              tx, caller.tenant(), BudgetHistory.STREAM, List.of(history.created(budget)));
          return budget;
        });
  }

  /** What a session may spend while it lives. */
  public void ofSession(Caller caller, String session, BudgetLimit limit) {
    var _ = create(caller, new BudgetDraft(BudgetScope.SESSION, session, null, null, limit, null));
  }

  Budget change(Caller caller, String id, BudgetChange change) {
    Instant now = clock.instant();
    long micros = change.limit().micros();
    return transactions.write(
        caller.tenant(),
        tx -> {
          if (!BudgetStatements.limit(tx, caller.tenant(), id, micros, now)) {
            throw missing();
          }
          journal.append(
              tx,
              caller.tenant(),
              BudgetHistory.STREAM,
              List.of(history.limited(id, micros, caller.principal(), now)));
          return rows.one(caller.tenant().value(), id, now).orElseThrow().at(now);
        });
  }

  void remove(Caller caller, String id) {
    Instant now = clock.instant();
    transactions.write(
        caller.tenant(),
        tx -> {
          if (!BudgetStatements.remove(tx, caller.tenant(), id, now)) {
            throw missing();
          }
          return journal.append(
              tx,
              caller.tenant(),
              BudgetHistory.STREAM,
              List.of(history.removed(id, caller.principal(), now)));
        });
  }

  Budget one(TenantId tenant, String id) {
    Instant now = clock.instant();
    return transactions
        .read(tenant, tx -> rows.one(tenant.value(), id, now))
        .orElseThrow(Budgets::missing)
        .at(now);
  }

  /** Newest first, those older than {@code before} where given. */
  List<Budget> page(TenantId tenant, Optional<String> before, int limit) {
    Instant now = clock.instant();
    return transactions.read(
        tenant, tx -> at(now, rows.page(tenant.value(), now, before.orElse(null), limit)));
  }

  /** Those a call counts against, in the order in which they are asked. */
  public List<Budget> ofCall(TenantId tenant, Optional<String> session, Optional<String> task) {
    Instant now = clock.instant();
    return transactions.read(
        tenant,
        tx -> at(now, rows.ofCall(tenant.value(), session.orElse(null), task.orElse(null), now)));
  }

  private Budget fresh(Caller caller, BudgetDraft draft) {
    Instant now = clock.instant();
    return new Budget(
        ids.next("bud"),
        draft.scope(),
        Optional.ofNullable(draft.session()),
        Optional.ofNullable(draft.task()),
        draft.windowOrUsual(),
        currency.value(),
        draft.limit().micros(),
        0,
        0,
        draft.windowOrUsual().endsAfter(now),
        caller.principal(),
        now);
  }

  private static List<Budget> at(Instant now, List<BudgetRow> rows) {
    return rows.stream().map(row -> row.at(now)).toList();
  }

  private static Fault missing() {
    return new Fault(ProblemType.NOT_FOUND, "no such budget");
  }

  private static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new Fault(ProblemType.INVALID_INPUT, "the budget cannot be made so", violations, null);
    }
  }
}
