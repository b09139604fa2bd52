package dev.steward.warehouse.reference;

import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.PropertyFilter;
import dev.steward.ports.warehouse.PropertyFilter.Operator;
import dev.steward.testkit.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A random funnel, and the arguments that ask for it. */
record Steps(
    List<Step> steps, List<PropertyFilter> segment, Duration window, Instant from, Instant to) {
  record Step(String type, List<PropertyFilter> filters) {}

  static Steps random(SeededRandom random, Duration stride) {
    List<Step> steps = new ArrayList<>();
    for (int i = random.between(1, 5); i > 0; i--) {
      steps.add(
          new Step(
              random.chance(0.05) ? "unknown" : random.pick(RandomEvents.TYPES),
              filters(random, 0.3)));
    }
    Duration window = stride.multipliedBy(random.pick(List.of(0, 1, 2, 3, 6, 99)));
    Instant from = RandomEvents.BEGIN.plus(Duration.ofHours(random.pick(List.of(-1, 0, 8, 50))));
    Instant to = from.plus(random.pick(List.of(Duration.ofNanos(9_000), Duration.ofDays(400))));
    return new Steps(steps, filters(random, 0.2), window, from, to);
  }

  static List<PropertyFilter> filters(SeededRandom random, double chance) {
    List<PropertyFilter> filters = new ArrayList<>();
    while (random.chance(chance)) {
      Operator operator = random.pick(List.of(Operator.values()));
      String value =
          switch (operator) {
            case EQ, NE -> random.pick(List.of("pro", "7", "7.5", "100.0", "1.0", "true", "", "1"));
            case LT, LE, GT, GE -> random.pick(List.of("7", "-1", "7.5", "1e2"));
            case EXISTS -> null;
          };
      filters.add(new PropertyFilter(random.pick(RandomEvents.PROPERTIES), operator, value));
    }
    return filters;
  }

  Arguments arguments() {
    List<Arguments> wanted = new ArrayList<>();
    List<Arguments> tests = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Arguments fields =
          Arguments.NONE
              .with("step", i + 1L)
              .with("type", step.type())
              .with("filters", (long) step.filters().size());
      wanted.add(fields);
      step.filters().forEach(filter -> tests.add(filter.onto(fields)));
    }
    return Arguments.NONE
        .with("from_time", from)
        .with("to_time", to)
        .with("window_micros", window.toNanos() / 1_000)
        .with("steps", wanted)
        .with("filters", tests)
        .with("segment", segment.stream().map(it -> it.onto(Arguments.NONE)).toList());
  }
}
