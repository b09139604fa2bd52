package dev.steward.decisions.trials;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.decisions.drift.Finding;
import dev.steward.json.Json;

/** A finding as it is told. */
final class DriftText {
  private static final int SHIFTS = 5;

  private DriftText() {}

  static ObjectNode json(Finding finding) {
    ObjectNode json = Json.object().put("name", finding.name());
    switch (finding) {
      case Finding.Alarm alarm -> {
        json.put("finding", "alarm").put("p", alarm.p()).put("effect", alarm.effect());
        ArrayNode shifts = json.putArray("shifts");
        alarm.shifts().stream()
            .limit(SHIFTS)
            .forEach(
                shift ->
                    shifts
                        .addObject()
                        .put("level", shift.level())
                        .put("before", shift.before())
                        .put("now", shift.now()));
      }
      case Finding.Steady steady ->
          json.put("finding", "steady").put("p", steady.p()).put("effect", steady.effect());
      case Finding.NotEnoughData few ->
          json.put("finding", "not-enough-data")
              .put("baseline", few.baseline())
              .put("window", few.window())
              .put("minimum", few.minimum());
    }
    return json;
  }
}
