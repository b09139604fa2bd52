package dev.steward.decisions.replay;

import dev.steward.core.Violation;
import dev.steward.decisions.constitutions.Case;
import dev.steward.decisions.constitutions.Constitution;
import java.util.List;

/** Makes a past decision by another policy. */
record Judging(Constitution constitution) {
  Again again(Past past) {
    List<Violation> unfit = constitution.facts().checkReadable(past.facts());
    if (!unfit.isEmpty()) {
      return new Again.Impossible(
          past, "the fact %s %s".formatted(name(unfit.getFirst()), unfit.getFirst().message()));
    }
    return new Again.Made(past, constitution.judge(new Case(past.facts(), past.features())));
  }

  private static String name(Violation violation) {
    return violation.pointer().substring(1);
  }
}
