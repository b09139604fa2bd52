package dev.steward.warehouse.reference;

import dev.steward.ports.warehouse.EventRow;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events without those that came again. */
final class Once {
  private Once() {}

  static List<EventRow> each(Collection<EventRow> events) {
    Map<List<Object>, EventRow> once = new LinkedHashMap<>();
    events.forEach(it -> once.putIfAbsent(List.of(it.tenant(), it.source(), it.id()), it));
    return List.copyOf(once.values());
  }
}
