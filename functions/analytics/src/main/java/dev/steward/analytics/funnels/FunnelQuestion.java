package dev.steward.analytics.funnels;

import dev.steward.analytics.asking.Conditions;
import dev.steward.analytics.asking.Range;
import dev.steward.analytics.asking.Refusal;
import dev.steward.core.Violation;
import dev.steward.json.JsonDocument;
import dev.steward.ports.warehouse.Arguments;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A funnel as contracts/warehouse/queries/funnel.sql is asked about it, which also says what
 * counts.
 */
record FunnelQuestion(List<Step> steps, Conditions segment, Duration window, Range range) {
  /** A step, and where it stands in the input. */
  record Step(String type, Conditions filter, String pointer) {}

  FunnelQuestion {
    steps = List.copyOf(steps);
  }

  /** Without a window, the whole range is one. */
  static FunnelQuestion of(
      Funnel funnel, @Nullable JsonDocument segment, @Nullable Integer windowDays, Range range) {
    List<Violation> violations = new ArrayList<>();
    if (funnel.steps().size() > Funnel.MOST) {
      violations.add(
          new Violation("/funnel/steps", "must be at most %d steps".formatted(Funnel.MOST)));
    }
    List<Step> steps = new ArrayList<>();
    for (Funnel.Step step : funnel.steps()) {
      String pointer = "/funnel/steps/" + steps.size();
      Conditions filter = Conditions.read(step.filter(), pointer + "/filter", violations);
      steps.add(new Step(step.eventName(), filter, pointer));
    }
    Conditions members = Conditions.read(segment, "/segment", violations);
    if (!violations.isEmpty()) {
      throw Refusal.of(violations);
    }
    Duration window =
        windowDays == null
            ? Duration.between(range.from(), range.until())
            : Duration.ofDays(windowDays);
    return new FunnelQuestion(steps, members, window, range);
  }

  /** The same question about other steps and another segment. */
  FunnelQuestion about(List<Step> others, Conditions members) {
    return new FunnelQuestion(others, members, window, range);
  }

  Arguments arguments() {
    List<Arguments> numbered = new ArrayList<>();
    List<Arguments> filters = new ArrayList<>();
    for (Step step : steps) {
      Arguments fields =
          Arguments.NONE
              .with("step", numbered.size() + 1L)
              .with("type", step.type())
              .with("filters", (long) step.filter().filters().size());
      numbered.add(fields);
      filters.addAll(step.filter().onto(fields));
    }
    return range
        .onto(Arguments.NONE)
        .with("window_micros", window.dividedBy(ChronoUnit.MICROS.getDuration()))
        .with("steps", numbered)
        .with("filters", filters)
        .with("segment", segment.onto(Arguments.NONE));
  }
}
