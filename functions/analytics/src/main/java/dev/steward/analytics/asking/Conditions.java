package dev.steward.analytics.asking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Violation;
import dev.steward.json.JsonDocument;
import dev.steward.json.Pointers;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.PropertyFilter;
import dev.steward.ports.warehouse.PropertyFilter.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on the properties of an event, as tools take them: <code>{"plan": "pro"}</code> must
 * be equal; <code>{"amount": {"ge": 5, "lt": 9}}</code> compares, by the operators of {@link
 * PropertyFilter}; <code>{"plan": {"exists": true}}</code> must be there.
 */
public record Conditions(List<PropertyFilter> filters) {
  private static final int MOST = 20;

  public Conditions {
    filters = List.copyOf(filters);
  }

  /** All that is wrong is told, by its pointer below the given one. */
  public static Conditions read(
      @Nullable JsonDocument open, String pointer, List<Violation> violations) {
    List<PropertyFilter> filters = new ArrayList<>();
    if (open != null) {
      for (Map.Entry<String, JsonNode> member : open.root().properties()) {
        property(member, Pointers.child(pointer, member.getKey()), filters, violations);
      }
    }
    if (filters.size() > MOST) {
      violations.add(new Violation(pointer, "must have at most " + MOST + " conditions"));
    }
    return new Conditions(filters);
  }

  public List<Arguments> onto(Arguments fields) {
    return filters.stream().map(filter -> filter.onto(fields)).toList();
  }

  public boolean isEmpty() {
    return filters.isEmpty();
  }

  private static void property(
      Map.Entry<String, JsonNode> member,
      String pointer,
      List<PropertyFilter> filters,
      List<Violation> violations) {
    JsonNode value = member.getValue();
    if (!value.isObject()) {
      add(member.getKey(), Operator.EQ, value, pointer, filters, violations);
    } else if (value.isEmpty()) {
      violations.add(new Violation(pointer, "must name a comparison, such as ge"));
    } else {
      for (Map.Entry<String, JsonNode> comparison : value.properties()) {
        String at = Pointers.child(pointer, comparison.getKey());
        Optional<Operator> operator = operator(comparison.getKey());
        if (operator.isPresent()) {
          add(member.getKey(), operator.get(), comparison.getValue(), at, filters, violations);
        } else {
          violations.add(
              new Violation(at, "is no comparison: eq, ne, lt, le, gt, ge and exists are"));
        }
      }
    }
  }

  private static void add(
      String property,
      Operator operator,
      JsonNode value,
      String pointer,
      List<PropertyFilter> filters,
      List<Violation> violations) {
    if (operator == Operator.EXISTS && !(value.isBoolean() && value.booleanValue())) {
      violations.add(new Violation(pointer, "must be true"));
    } else if (!value.isValueNode() || value.isNull()) {
      violations.add(new Violation(pointer, "must be a text, a number, true or false"));
    } else {
      try {
        String text = operator == Operator.EXISTS ? null : value.asText();
        filters.add(new PropertyFilter(property, operator, text));
      } catch (IllegalArgumentException unfit) {
        violations.add(new Violation(pointer, String.valueOf(unfit.getMessage())));
      }
    }
  }

  private static Optional<Operator> operator(String name) {
    return Arrays.stream(Operator.values())
        .filter(operator -> operator.wireName().equals(name))
        .findFirst();
  }
}
