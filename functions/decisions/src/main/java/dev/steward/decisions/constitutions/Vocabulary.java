package dev.steward.decisions.constitutions;

import dev.steward.policy.expressions.VariableType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names that expressions may use. */
final class Vocabulary {
  private Vocabulary() {}

  static Map<String, VariableType> of(String prefix, Declarations declared, List<String> features) {
    Map<String, VariableType> variables = new LinkedHashMap<>();
    for (Declaration declaration : declared.all()) {
      if (declaration.readable()) {
        variables.put(prefix + declaration.name(), declaration.type().variable());
        variables.put("known." + declaration.name(), VariableType.BOOLEAN);
      }
    }
    for (String feature : features) {
      variables.put("features." + feature, VariableType.NUMBER);
      variables.put("known." + feature, VariableType.BOOLEAN);
    }
    return variables;
  }
}
