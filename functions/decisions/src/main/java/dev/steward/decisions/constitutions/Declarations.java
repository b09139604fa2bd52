package dev.steward.decisions.constitutions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Violation;
import dev.steward.json.Pointers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts of a domain, or the metrics of its outcomes, by name. */
public record Declarations(Map<String, Declaration> byName) {
  /** So long may a text be. */
  private static final int TEXT = 10_000;

  public Declarations {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  public Collection<Declaration> all() {
    return byName.values();
  }

  public Optional<Declaration> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Everything that is wrong with the values of a case, by pointer into them. */
  public List<Violation> check(JsonNode values) {
    List<Violation> violations = new ArrayList<>();
    if (!values.isObject()) {
      return List.of(new Violation("", "must be an object"));
    }
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      String pointer = Pointers.child("", value.getKey());
      Declaration declaration = byName.get(value.getKey());
      if (declaration == null) {
        violations.add(new Violation(pointer, "is not known here"));
      } else if (value.getValue().isTextual() && value.getValue().textValue().length() > TEXT) {
        violations.add(new Violation(pointer, "must have at most " + TEXT + " characters"));
      } else if (!value.getValue().isNull() || declaration.required()) {
        declaration
            .flaw(value.getValue())
            .ifPresent(flaw -> violations.add(new Violation(pointer, flaw)));
      }
    }
    for (Declaration declaration : byName.values()) {
      if (declaration.required() && !values.has(declaration.name())) {
        violations.add(new Violation(Pointers.child("", declaration.name()), "is required"));
      }
    }
    return violations;
  }

  /**
   * What keeps expressions from reading the values: what they cannot read may be absent, and what
   * is not declared is not asked for.
   */
  public List<Violation> checkReadable(JsonNode values) {
    List<Violation> violations = new ArrayList<>();
    for (Declaration declaration : byName.values()) {
      JsonNode value = values.path(declaration.name());
      String pointer = Pointers.child("", declaration.name());
      if (!declaration.readable()) {
        continue;
      }
      if (value.isMissingNode() || value.isNull()) {
        if (declaration.required()) {
          violations.add(new Violation(pointer, "is not known"));
        }
      } else {
        declaration.flaw(value).ifPresent(flaw -> violations.add(new Violation(pointer, flaw)));
      }
    }
    return violations;
  }
}
