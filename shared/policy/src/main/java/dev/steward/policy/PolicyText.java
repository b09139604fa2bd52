package dev.steward.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Violation;
import dev.steward.json.JsonSchema;
import dev.steward.json.Pointers;
import dev.steward.policy.expressions.Condition;
import dev.steward.policy.expressions.ScalarPlace;
import dev.steward.policy.expressions.Uncompilable;
import dev.steward.registry.InvalidRegistry;
import dev.steward.registry.Mistake;
import dev.steward.registry.YamlTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A policy as text: YAML, and so JSON too. */
public final class PolicyText {
  private static final JsonSchema SCHEMA =
      JsonSchema.beside(PolicyText.class, "policy.schema.json");
  private final String text;
  private final YamlTree file;
  private final List<Mistake> mistakes;
  private final List<Rule> rules = new ArrayList<>();

  private PolicyText(String text, YamlTree file) {
    this.text = text;
    this.file = file;
    this.mistakes = new ArrayList<>(file.mistakes());
  }

  /** Throws {@link InvalidPolicy} with every mistake, each with its line and column. */
  public static Policy read(String text) {
    PolicyText policy = new PolicyText(text, tree(text));
    policy.checkShape();
    policy.readRules();
    if (!policy.mistakes.isEmpty()) {
      throw InvalidPolicy.inReadingOrder(policy.mistakes);
    }
    return Policy.of(policy.file.root(), policy.rules);
  }

  static YamlTree tree(String text) {
    try {
      return YamlTree.read(text);
    } catch (InvalidRegistry unreadable) {
      throw new InvalidPolicy(unreadable.mistakes());
    }
  }

  private void checkShape() {
    for (Violation violation : SCHEMA.validate(file.root())) {
      mistakes.add(file.mistake(violation.pointer(), violation.message()));
    }
  }

  private void readRules() {
    Set<String> names = new HashSet<>();
    JsonNode list = file.root().path("rules");
    for (int i = 0; list.isArray() && i < list.size(); i++) {
      String pointer = Pointers.child("/rules", Integer.toString(i));
      String name = list.get(i).path("name").asText();
      if (!names.add(name)) {
        mistakes.add(file.mistake(pointer + "/name", "another rule has this name"));
      }
      if (name.equals(Judgement.NO_RULE)) {
        mistakes.add(file.mistake(pointer + "/name", "stands for no rule at all"));
      }
      rule(pointer, list.get(i)).ifPresent(rules::add);
    }
  }

  private Optional<Rule> rule(String pointer, JsonNode rule) {
    String when = rule.path("when").asText();
    Optional<Ruling> ruling = Ruling.of(rule.path("verdict").asText());
    if (when.isBlank() || ruling.isEmpty()) {
      return Optional.empty(); // the schema has said so
    }
    try {
      Condition condition = CallVariables.LANGUAGE.condition(when, ruling.get() == Ruling.ALLOW);
      return Optional.of(
          new Rule(
              rule.path("name").asText(),
              when,
              ruling.get(),
              rule.path("reason").asText(),
              condition));
    } catch (Uncompilable e) {
      Mistake start = file.mistake(pointer + "/when", "");
      for (Uncompilable.At at : e.mistakes()) {
        mistakes.add(ScalarPlace.of(text, start, at));
      }
      return Optional.empty();
    }
  }
}
