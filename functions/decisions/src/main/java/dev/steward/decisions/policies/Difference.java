package dev.steward.decisions.policies;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.json.Pointers;
import io.micronaut.core.annotation.Introspected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What differs between two constitutions, place by place. Guards and bands are told apart by their
 * names and levels, not by where they stand; that they stand in another order is a change too.
 */
@Introspected
record Difference(String from, String to, List<Change> changes) {
  /** Before and after; one is absent where something came or went. */
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Change(String at, Optional<JsonNode> before, Optional<JsonNode> after) {}

  static Difference between(Constitution from, Constitution to) {
    List<Change> changes = new ArrayList<>();
    compare("", from.definition(), to.definition(), changes);
    changes.removeIf(change -> change.at().equals("/version"));
    return new Difference(from.id(), to.id(), changes);
  }

  private static void compare(String at, JsonNode from, JsonNode to, List<Change> changes) {
    if (from.equals(to)) {
      return;
    }
    Map<String, JsonNode> before = parts(from);
    Map<String, JsonNode> after = parts(to);
    if (before.isEmpty() || after.isEmpty() || from.getNodeType() != to.getNodeType()) {
      changes.add(new Change(at, Optional.of(from), Optional.of(to)));
      return;
    }
    before.forEach(
        (name, value) -> {
          String pointer = Pointers.child(at, name);
          if (after.containsKey(name)) {
            compare(pointer, value, after.get(name), changes);
          } else {
            changes.add(new Change(pointer, Optional.of(value), Optional.empty()));
          }
        });
    after.forEach(
        (name, value) -> {
          if (!before.containsKey(name)) {
            changes.add(new Change(Pointers.child(at, name), Optional.empty(), Optional.of(value)));
          }
        });
    if (from.isArray() && common(before, after) && !order(before, after)) {
      changes.add(new Change(at, Optional.of(from), Optional.of(to)));
    }
  }

  private static boolean common(Map<String, JsonNode> before, Map<String, JsonNode> after) {
    return before.keySet().stream().anyMatch(after::containsKey);
  }

  private static boolean order(Map<String, JsonNode> before, Map<String, JsonNode> after) {
    List<String> first = before.keySet().stream().filter(after::containsKey).toList();
    List<String> second = after.keySet().stream().filter(before::containsKey).toList();
    return first.equals(second);
  }

  private static Map<String, JsonNode> parts(JsonNode value) {
    Map<String, JsonNode> parts = new LinkedHashMap<>();
    if (value.isObject()) {
      value.properties().forEach(each -> parts.put(each.getKey(), each.getValue()));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        JsonNode item = value.get(i);
        parts.put(item.path("name").asText(item.path("level").asText(Integer.toString(i))), item);
      }
    }
    return parts;
  }
}
