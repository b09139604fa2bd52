package dev.steward.decisions.constitutions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.policy.expressions.Patience;
import dev.steward.policy.expressions.Variables;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the expressions of a constitution see of a case or of an outcome. */
final class CaseVariables implements Variables {
  private final Map<String, Object> values;
  private final Patience patience = new Patience();

  private CaseVariables(Map<String, Object> values) {
    this.values = values;
  }

  static CaseVariables of(Constitution constitution, Case known) {
    Map<String, Object> values = new HashMap<>();
    put(values, "facts.", constitution.facts(), known.facts());
    for (String feature : constitution.features()) {
      Double value = known.features().get(feature);
      values.put("known." + feature, value != null);
      if (value != null) {
        values.put("features." + feature, value);
      }
    }
    return new CaseVariables(values);
  }

  static CaseVariables ofOutcome(Declarations metrics, JsonNode reported) {
    Map<String, Object> values = new HashMap<>();
    put(values, "outcome.", metrics, reported);
    return new CaseVariables(values);
  }

  static <T> T evaluate(CaseVariables variables, Function<CaseVariables, T> what) {
    return ScopedValue.where(Patience.PRESENT, variables.patience)
        .call(() -> what.apply(variables));
  }

  private static void put(
      Map<String, Object> values, String prefix, Declarations declared, JsonNode given) {
    for (Declaration declaration : declared.all()) {
      JsonNode value = given.path(declaration.name());
      boolean known = declaration.type().accepts(value);
      if (declaration.readable()) {
        values.put("known." + declaration.name(), known);
        if (known) {
          values.put(prefix + declaration.name(), declaration.type().value(value));
        }
      }
    }
  }

  @Override
  public Optional<Object> find(String name) {
    patience.check();
    return Optional.ofNullable(values.get(name));
  }

  @Override
  public Patience patience() {
    return patience;
  }
}
