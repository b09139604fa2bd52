package dev.steward.controlplane.ledger.budgets;

import dev.steward.controlplane.ledger.prices.CurrencyCode;
import dev.steward.core.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What must fit together in a draft. */
final class DraftRules {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private DraftRules() {}

  static List<Violation> violations(BudgetDraft draft, CurrencyCode priced) {
    List<Violation> violations = new ArrayList<>();
    boolean session = draft.scope() == BudgetScope.SESSION;
    boolean task = draft.scope() == BudgetScope.TASK;
    if (session && draft.session() == null) {
      violations.add(new Violation("/session", "is required for the budget of a session"));
    }
    if (task && draft.task() == null) {
      violations.add(new Violation("/task", "is required for the budget of a task"));
    }
    if (!session && !task && draft.session() != null) {
      violations.add(new Violation("/session", "does not belong to the budget of a tenant"));
    }
    if (!task && draft.task() != null) {
      violations.add(new Violation("/task", "belongs to the budget of a task only"));
    }
    if (draft.task() != null && !ID.matcher(draft.task()).matches()) {
      violations.add(
          new Violation(
              "/task", "is 1 to 128 letters, digits, dots, underscores, colons and hyphens"));
    }
    if (!draft.windowOrUsual().suits(draft.scope())) {
      violations.add(new Violation("/window", windows(draft.scope())));
    }
    if (draft.currency() != null && !draft.currency().equals(priced)) {
      violations.add(new Violation("/currency", "must be " + priced + ", as the prices are"));
    }
    return violations;
  }

  private static String windows(BudgetScope scope) {
    return scope == BudgetScope.TENANT
        ? "must be day, month or total for a tenant"
        : "must be day, month or lifetime for a session or a task";
  }
}
