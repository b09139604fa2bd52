package dev.steward.reliability.promises;

import dev.steward.reliability.records.Agreed;
import dev.steward.reliability.records.Decided;
import dev.steward.reliability.records.Effect;
import dev.steward.reliability.records.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Behind every effect of a grave tool stands somebody else's yes to these very arguments. */
final class OnlyWhatWasApproved implements Promise {
  private static final String TOOL = "torture.grave";

  @Override
  public int number() {
    return 3;
  }

  @Override
  public String text() {
    return "What a person approved is what runs, byte for byte, once";
  }

  @Override
  public String looked(Records records) {
    return "%,d effects of grave calls, %,d decisions, of which %,d must not work"
        .formatted(
            records.effects().stream().filter(effect -> effect.tool().equals(TOOL)).count(),
            records.decided().size(),
            records.decided().stream().filter(OnlyWhatWasApproved::mustNotWork).count());
  }

  @Override
  public List<Violation> check(Records records) {
    List<Violation> violations = new ArrayList<>();
    Map<String, Agreed> agreed =
        records.agreed().stream().collect(Collectors.toMap(Agreed::run, Function.identity()));
    Map<String, List<Decided>> decisions =
        records.decided().stream().collect(Collectors.groupingBy(Decided::run));
    for (Effect effect : records.effects()) {
      if (effect.tool().equals(TOOL)) {
        judge(effect, decisions.getOrDefault(effect.key(), List.of()), violations);
        if (!usedUp(agreed.get(effect.key()), effect)) {
          violations.add(
              new Violation(
                  "%s had its effect, and the database has %s"
                      .formatted(effect.key(), agreed.get(effect.key()))));
        }
      }
    }
    records.decided().stream()
        .filter(each -> mustNotWork(each) && each.status() == 200)
        .map(each -> new Violation("it worked all the same: " + each))
        .forEach(violations::add);
    return violations;
  }

  private static void judge(Effect effect, List<Decided> decisions, List<Violation> violations) {
    boolean agreed =
        decisions.stream()
            .anyMatch(
                each ->
                    each.decision().equals("approve")
                        && (each.status() == 200 || each.status() == 0)
                        && !each.approver().equals(each.requester())
                        && each.sentAt() < effect.at()
                        && each.arguments().equals(effect.input()));
    if (!agreed) {
      violations.add(
          new Violation(
              effect.key() + " had its effect, and nobody had agreed to these arguments"));
    }
    boolean refused =
        decisions.stream()
            .anyMatch(each -> each.decision().equals("reject") && each.status() == 200);
    if (refused) {
      violations.add(new Violation(effect.key() + " was rejected, and yet it had its effect"));
    }
  }

  private static boolean mustNotWork(Decided decided) {
    return decided.approver().equals(decided.requester())
        || decided.decision().equals("wrong-digest");
  }

  /** By the database's own record: this call, agreed to by another, and used up by running. */
  private static boolean usedUp(@Nullable Agreed agreed, Effect effect) {
    return agreed != null
        && agreed.state().equals("consumed")
        && !agreed.decidedBy().isEmpty()
        && !agreed.decidedBy().equals(agreed.requester())
        && agreed.arguments().equals(effect.input());
  }
}
