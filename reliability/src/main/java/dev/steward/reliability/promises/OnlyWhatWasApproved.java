package dev.steward.reliability.promises;

import dev.steward.reliability.records.Decided;
import dev.steward.reliability.records.Effect;
import dev.steward.reliability.records.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
  public List<Violation> check(Records records) {
    List<Violation> violations = new ArrayList<>();
    Map<String, List<Decided>> decisions =
        records.decided().stream().collect(Collectors.groupingBy(Decided::run));
    for (Effect effect : records.effects()) {
      if (effect.tool().equals(TOOL)) {
        judge(effect, decisions.getOrDefault(effect.key(), List.of()), violations);
      }
    }
    for (Decided decided : records.decided()) {
      mustNotWork(decided, violations);
    }
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

  private static void mustNotWork(Decided decided, List<Violation> violations) {
    if (decided.status() != 200) {
      return;
    }
    if (decided.approver().equals(decided.requester())) {
      violations.add(
          new Violation(decided.approver() + " decided on a call of their own: " + decided.run()));
    }
    if (decided.decision().equals("wrong-digest")) {
      violations.add(new Violation(decided.approval() + " was approved with another digest"));
    }
  }
}
