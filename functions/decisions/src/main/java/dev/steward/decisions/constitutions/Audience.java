package dev.steward.decisions.constitutions;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.policy.expressions.Condition;
import dev.steward.policy.expressions.Language;
import dev.steward.policy.expressions.Uncompilable;
import java.util.List;

/** Whom a plan concerns, by the facts that the live policy declares. */
public final class Audience {
  private final Constitution live;
  private final Condition condition;

  private Audience(Constitution live, Condition condition) {
    this.live = live;
    this.condition = condition;
  }

  public static Audience of(Constitution live, String expression) {
    try {
      Language language = new Language(Vocabulary.of("facts.", live.facts(), List.of()));
      return new Audience(live, language.condition(expression, true));
    } catch (Uncompilable e) {
      throw new Fault(
          ProblemType.INVALID_INPUT,
          "the audience is no condition over the facts of " + live.id(),
          e.mistakes().stream()
              .map(
                  at ->
                      new Violation(
                          "/audience",
                          "line %d, column %d: %s"
                              .formatted(at.line(), at.column() + 1, at.message())))
              .toList(),
          null);
    }
  }

  /** Who cannot be told to belong to it does not. */
  public boolean holds(Case known) {
    return CaseVariables.evaluate(CaseVariables.of(live, known), condition::test)
        instanceof Condition.Answer.Yes;
  }
}
