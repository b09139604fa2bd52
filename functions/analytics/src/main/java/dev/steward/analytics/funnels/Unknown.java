package dev.steward.analytics.funnels;

import dev.steward.analytics.asking.Asking;
import dev.steward.analytics.asking.Conditions;
import dev.steward.analytics.asking.EventTypes;
import dev.steward.core.Violation;
import dev.steward.executor.Invocation;
import dev.steward.json.Pointers;
import dev.steward.ports.warehouse.PropertyFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a question asks about that was never seen: a nought that is a typing mistake. */
final class Unknown {
  private final Asking asking;
  private final Funnels funnels;
  private final Invocation call;
  private final FunnelQuestion question;

  Unknown(Asking asking, Funnels funnels, Invocation call, FunnelQuestion question) {
    this.asking = asking;
    this.funnels = funnels;
    this.call = call;
    this.question = question;
  }

  List<Violation> among(List<Long> users) {
    List<FunnelQuestion.Step> unreached =
        IntStream.range(0, users.size())
            .filter(step -> users.get(step) == 0)
            .mapToObj(question.steps()::get)
            .toList();
    List<Violation> unknown = new ArrayList<>();
    EventTypes known = EventTypes.ever(asking, call);
    for (FunnelQuestion.Step step : unreached) {
      if (known.has(step.type())) {
        properties(step, unknown);
      } else {
        unknown.add(new Violation(step.pointer() + "/event_name", known.unknown(step.type())));
      }
    }
    if (unknown.isEmpty() && users.getFirst() == 0 && !question.segment().isEmpty()) {
      segment(unknown);
    }
    return unknown;
  }

  private void properties(FunnelQuestion.Step step, List<Violation> unknown) {
    for (PropertyFilter filter : step.filter().filters()) {
      if (!anybody(step.type(), exists(filter), new Conditions(List.of()))) {
        unknown.add(
            new Violation(
                Pointers.child(step.pointer() + "/filter", filter.property()),
                "no event of this type has such a property in this time"));
      }
    }
  }

  private void segment(List<Violation> unknown) {
    FunnelQuestion.Step first = question.steps().getFirst();
    if (!anybody(first.type(), first.filter(), new Conditions(List.of()))) {
      return;
    }
    for (PropertyFilter filter : question.segment().filters()) {
      if (!anybody(first.type(), first.filter(), exists(filter))) {
        unknown.add(
            new Violation(
                Pointers.child("/segment", filter.property()),
                "nobody who took the first step has such a property in this time"));
      }
    }
    if (unknown.isEmpty()) {
      unknown.add(new Violation("/segment", "nobody who took the first step is in it"));
    }
  }

  private boolean anybody(String type, Conditions filter, Conditions segment) {
    List<FunnelQuestion.Step> one = List.of(new FunnelQuestion.Step(type, filter, ""));
    return funnels.count(call, question.about(one, segment)).getFirst() > 0;
  }

  private static Conditions exists(PropertyFilter filter) {
    return new Conditions(
        List.of(new PropertyFilter(filter.property(), PropertyFilter.Operator.EXISTS, null)));
  }
}
