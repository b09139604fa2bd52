package dev.steward.reliability.promises;

import dev.steward.reliability.records.Effect;
import dev.steward.reliability.records.Period;
import dev.steward.reliability.records.Purse;
import dev.steward.reliability.records.Records;
import dev.steward.reliability.records.RunRow;
import dev.steward.reliability.records.Sent;
import dev.steward.reliability.records.Tariff;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** By the executor's count as by the database's, nothing was spent that was not allowed. */
final class NeverOver implements Promise {
  @Override
  public int number() {
    return 2;
  }

  @Override
  public String text() {
    return "Never one micro over a budget";
  }

  @Override
  public String looked(Records records) {
    return "%,d small budgets, %,d runs that cost something"
        .formatted(
            records.purses().size(), records.runs().stream().filter(run -> run.cost() > 0).count());
  }

  @Override
  public List<Violation> check(Records records) {
    List<Violation> violations = new ArrayList<>(Violation.found(records, number()));
    spent(records, violations);
    for (Period period : records.periods()) {
      if (period.posted() < 0
          || period.pending() < 0
          || period.posted() + period.pending() > period.limit()) {
        violations.add(new Violation("by its own books: " + period));
      }
    }
    charged(records, violations);
    return violations;
  }

  /** What the executor did for a task, at the price of the table, fits into the task's budget. */
  private static void spent(Records records, List<Violation> violations) {
    Map<String, Sent> calls = records.calls();
    Map<String, Long> spent = new HashMap<>();
    for (Effect effect : records.effects()) {
      Sent call = calls.get(effect.call());
      if (effect.tool().equals(Tariff.TOOL) && call != null) {
        spent.merge(call.task(), Tariff.charge(effect.pages()), Long::sum);
      }
    }
    for (Purse purse : records.purses()) {
      long sum = spent.getOrDefault(purse.task(), 0L);
      if (sum > purse.limit()) {
        violations.add(
            new Violation(
                "the executor did work for %d micros under the %d of %s"
                    .formatted(sum, purse.limit(), purse.task())));
      }
    }
  }

  /** A run that succeeded costs what it used, or what was held when that was not told. */
  private static void charged(Records records, List<Violation> violations) {
    Map<String, List<Effect>> effects = records.effectsByRun();
    for (RunRow run : records.runs()) {
      if (!run.tool().equals(Tariff.TOOL)) {
        continue;
      }
      List<Effect> own = effects.getOrDefault(run.id(), List.of());
      boolean right =
          switch (run.state()) {
            case "succeeded" ->
                run.cost() == Tariff.MOST
                    || own.stream().anyMatch(each -> run.cost() == Tariff.charge(each.pages()));
            case "failed" -> run.cost() == 0 || !own.isEmpty();
            default -> run.cost() == 0;
          };
      if (!right) {
        violations.add(
            new Violation(
                "%s is %s and cost %d micros".formatted(run.id(), run.state(), run.cost())));
      }
    }
  }
}
