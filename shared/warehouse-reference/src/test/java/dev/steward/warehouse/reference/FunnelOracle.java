package dev.steward.warehouse.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.Json;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.PropertyFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The funnel by its definition: every chain of every user is tried. */
final class FunnelOracle {
  private final Steps funnel;

  FunnelOracle(Steps funnel) {
    this.funnel = funnel;
  }

  /** The furthest step of each user who entered. */
  Map<String, Integer> furthest(List<EventRow> events) {
    Map<String, List<EventRow>> users =
        events.stream()
            .filter(it -> it.subject() != null)
            .filter(it -> !it.time().isBefore(funnel.from()) && it.time().isBefore(funnel.to()))
            .collect(Collectors.groupingBy(it -> Objects.requireNonNull(it.subject())));
    Map<String, Integer> furthest = new TreeMap<>();
    users.forEach(
        (user, own) -> {
          int step = own.stream().mapToInt(first -> from(first, first, 0, own)).max().orElse(0);
          if (step > 0 && own.stream().anyMatch(it -> passes(it, funnel.segment()))) {
            furthest.put(user, step);
          }
        });
    return furthest;
  }

  private int from(EventRow first, EventRow event, int step, List<EventRow> own) {
    Steps.Step wanted = funnel.steps().get(step);
    boolean inWindow = Duration.between(first.time(), event.time()).compareTo(funnel.window()) <= 0;
    if (!event.type().equals(wanted.type()) || !passes(event, wanted.filters()) || !inWindow) {
      return step;
    }
    int best = step + 1;
    if (step + 1 < funnel.steps().size()) {
      for (EventRow next : own) {
        if (next.time().isAfter(event.time())) {
          best = Math.max(best, from(first, next, step + 1, own));
        }
      }
    }
    return best;
  }

  static boolean passes(EventRow event, List<PropertyFilter> filters) {
    return filters.stream().allMatch(filter -> passes(event, filter));
  }

  private static boolean passes(EventRow event, PropertyFilter filter) {
    try {
      JsonNode found = Json.MAPPER.readTree(event.data()).path(filter.property());
      if (!found.isValueNode() || found.isNull()) {
        return false;
      }
      double difference =
          found.isNumber() && filter.operator().name().matches("[LG][TE]")
              ? Double.compare(found.doubleValue(), Double.parseDouble(filter.value()))
              : Double.NaN;
      return switch (filter.operator()) {
        case EQ -> found.asText().equals(filter.value());
        case NE -> !found.asText().equals(filter.value());
        case LT -> difference < 0;
        case LE -> difference <= 0;
        case GT -> difference > 0;
        case GE -> difference >= 0;
        case EXISTS -> true;
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
