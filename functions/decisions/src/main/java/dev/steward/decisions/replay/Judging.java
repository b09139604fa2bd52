package dev.steward.decisions.replay;

import dev.steward.core.Violation;
import dev.steward.decisions.assist.Assistance;
import dev.steward.decisions.assist.Inquiry;
import dev.steward.decisions.assist.Ruling;
import dev.steward.decisions.constitutions.Case;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.Judgement;
import java.util.List;

/** Makes a past decision by another policy. */
record Judging(Constitution constitution) {
  Again again(Past past) {
    List<Violation> unfit = constitution.facts().checkReadable(past.facts());
    if (!unfit.isEmpty()) {
      return new Again.Impossible(
          past, "the fact %s %s".formatted(name(unfit.getFirst()), unfit.getFirst().message()));
    }
    Case known = new Case(past.facts(), past.features());
    Judgement judgement = constitution.judge(known);
    return Inquiry.about(constitution, known, judgement)
        .map(inquiry -> advised(past, inquiry))
        .orElseGet(() -> new Again.Made(past, judgement));
  }

  /** What the model said then counts again; what it would say to another question nobody knows. */
  private static Again advised(Past past, Inquiry inquiry) {
    return Assistance.advice(past.assist(), inquiry)
        .<Again>map(
            advice ->
                new Again.Made(
                    past, Ruling.of(inquiry.decided(), inquiry.terms(), advice).judgement()))
        .orElseGet(
            () -> new Again.Impossible(past, "its model was not asked this, and is not asked now"));
  }

  private static String name(Violation violation) {
    return violation.pointer().substring(1);
  }
}
