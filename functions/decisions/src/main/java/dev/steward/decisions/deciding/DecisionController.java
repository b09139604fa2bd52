package dev.steward.decisions.deciding;

import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.web.Allow;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** Decisions, as they were made. */
@Controller("/v1/decisions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER, Role.VIEWER})
final class DecisionController {
  private static final int MOST = 1_000;

  private final DecisionRows rows;
  private final TenantTransactions transactions;

  DecisionController(DecisionRows rows, TenantTransactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** The latest first. */
  @Introspected
  record DecisionPage(List<DecisionView> decisions) {}

  @Get
  DecisionPage list(
      Caller caller, @QueryValue String domain, @QueryValue(defaultValue = "50") int pageSize) {
    if (pageSize < 1 || pageSize > MOST) {
      throw new Fault(ProblemType.INVALID_INPUT, "pageSize lies between 1 and " + MOST);
    }
    TenantId tenant = caller.tenant();
    return new DecisionPage(
        transactions.read(tenant, tx -> rows.latest(tx, tenant, domain, pageSize)).stream()
            .map(DecisionView::of)
            .toList());
  }

  @Get("/{id}")
  DecisionView show(
      Caller caller, @PathVariable String id, @QueryValue(defaultValue = "false") boolean debug) {
    TenantId tenant = caller.tenant();
    return transactions
        .read(tenant, tx -> rows.find(tx, tenant, id))
        .map(kept -> DecisionView.of(kept, debug))
        .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "no such decision"));
  }
}
